/**
 * An address to show content from, to be revoked. A drawing gets one that opens nowhere but in a picture: as a page of its
 * own, under an address of our origin, it could run script.
 */
export async function showableUrl(content: Blob): Promise<string> {
  if (!content.type.startsWith("image/svg")) return URL.createObjectURL(content);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(content);
  });
}
