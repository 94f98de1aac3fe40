/** Browsers may forget an input that is in no page and that nobody holds, and its question with it. */
const asking = new Set<HTMLInputElement>();

/** Lets the person choose files; who chooses none is asked nothing more. */
export function askForFiles(
  { accept, isMultiple = false }: { accept: string; isMultiple?: boolean },
  onFiles: (files: File[]) => void,
) {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = isMultiple;
  input.accept = accept;
  asking.add(input);
  input.addEventListener("cancel", () => asking.delete(input));
  input.addEventListener("change", () => {
    asking.delete(input);
    onFiles([...(input.files ?? [])]);
  });
  input.click();
}
