import type { Editor } from "@tiptap/core";
import type { BlockTools } from "../block.ts";
import { language } from "./diagram-view.ts";

const example = "flowchart LR\n  A[Start] --> B{Choice}\n  B -->|yes| C[Go on]\n  B -->|no| D[Stop]";

export const diagramsTools: BlockTools = {
  insertions: [
    {
      name: "diagram",
      label: ({ diagrams: messages }) => messages.diagram,
      words: ({ diagrams: messages }) => messages.words,
      icon: "workflow",
      group: "media",
      run: insertDiagram,
    },
  ],
};

function insertDiagram(editor: Editor) {
  const content = [{ type: "text", text: example }];
  editor.chain().focus().insertContent({ type: "codeBlock", attrs: { language }, content }).run();
}
