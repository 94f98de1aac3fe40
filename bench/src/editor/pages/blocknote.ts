import { withCollaboration } from "@blocknote/core/yjs";
import { BlockNoteView } from "@blocknote/mantine";
import "@blocknote/mantine/style.css";
import { useCreateBlockNote } from "@blocknote/react";
import { createElement, type FunctionComponent } from "react";
import { createRoot } from "react-dom/client";
import { field, place, provider, ydoc } from "./place.ts";

/** BlockNote as its page on collaboration has it, with the interface it brings. */
const options = withCollaboration<object>({
  collaboration: {
    fragment: ydoc.getXmlFragment(field),
    user: { name: "Ann", color: "#2f5fd0" },
    provider: provider as object,
  },
});

// Its types of schemas are made for other settings of the compiler.
const View = BlockNoteView as unknown as FunctionComponent<{ editor: unknown }>;

function Page() {
  return createElement(View, { editor: useCreateBlockNote(options) });
}

createRoot(place).render(createElement(Page));
