/** Puts text on the clipboard, also where the page is not served over HTTPS. False when the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement("textarea");
  field.value = text;
  // Beside the focused element, so that a modal dialog does not keep the selection out.
  const place = document.activeElement?.parentElement ?? document.body;
  place.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}
