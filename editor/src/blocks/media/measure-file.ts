/** What a file is to a document, and how large what it shows is, in pixels. */
export type Measure =
  | { kind: "image"; width: number; height: number }
  | { kind: "video"; width: number | null; height: number | null }
  | { kind: "audio" | "file" };

const longestMs = 3_000;

/** Asks the browser, which is who has to show it: what it cannot show is a file to be downloaded. */
export async function measureFile(file: File): Promise<Measure> {
  const [family] = file.type.split("/");
  if (family !== "image" && family !== "video" && family !== "audio") return { kind: "file" };
  const url = URL.createObjectURL(file);
  try {
    if (family === "image") return await measureImage(url);
    return await measureStream(family, url);
  } catch {
    return { kind: "file" };
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function measureImage(url: string): Promise<Measure> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { naturalWidth, naturalHeight } = image;
  // A drawing may have no size of its own.
  return { kind: "image", width: naturalWidth || 300, height: naturalHeight || 150 };
}

function measureStream(kind: "video" | "audio", url: string): Promise<Measure> {
  const element = document.createElement(kind);
  element.preload = "metadata";
  return new Promise((resolve, reject) => {
    const size = () => {
      const { videoWidth = 0, videoHeight = 0 } = element as Partial<HTMLVideoElement>;
      return kind === "audio" ? { kind } : { kind, width: videoWidth || null, height: videoHeight || null };
    };
    element.addEventListener("loadedmetadata", () => resolve(size()), { once: true });
    element.addEventListener("error", () => reject(new Error("The browser cannot play it.")), { once: true });
    setTimeout(() => resolve(size()), longestMs);
    element.src = url;
  });
}
