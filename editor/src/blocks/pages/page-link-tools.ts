import { type Editor, Extension } from "@tiptap/core";
import { NodeSelection, Plugin } from "@tiptap/pm/state";
import { beginNaming } from "../begin-naming.ts";
import type { BlockTools } from "../block.ts";
import type { KnownPage, Suggestion, SuggestionSource } from "../suggestion.ts";
import { name, shownTitle } from "./page-link.ts";

const PageLinkKeys = Extension.create({
  name: "pageLinkKeys",
  addProseMirrorPlugins() {
    const { pages } = this.editor.storage.pageLink;
    return [
      new Plugin({
        props: {
          handleKeyDown: ({ state }, event) => {
            const { selection } = state;
            if (event.key !== "Enter" || !(selection instanceof NodeSelection) || selection.node.type.name !== name)
              return false;
            return pages.open(String(selection.node.attrs["documentId"]));
          },
        },
      }),
    ];
  },
});

export const pageLinkTools: BlockTools = {
  behavior: () => [PageLinkKeys],
  shownWords: { [name]: ({ attrs }, { storage }) => shownTitle(attrs, storage.pageLink.pages) },
  insertions: [
    {
      name,
      label: ({ suggestions }) => suggestions.pageLink,
      words: ({ suggestions }) => suggestions.pageLinkWords,
      typed: "[[",
      icon: "file-text",
      group: "inline",
      run: (editor) => beginNaming(editor, "[["),
    },
  ],
  suggestions: [source("[["), source("@")],
};

function source(trigger: SuggestionSource["trigger"]): SuggestionSource {
  return {
    name,
    trigger,
    label: ({ suggestions }) => suggestions.pages,
    find: async (query, { pages, messages }, signal) =>
      (await pages(query, signal)).map((page) => suggestionOf(page, messages.editor.untitled)),
  };
}

function suggestionOf({ id, title }: KnownPage, untitled: string): Suggestion {
  return {
    key: id,
    label: title.trim() || untitled,
    icon: "file-text",
    choose: (editor, typed) => insertLink(editor, typed, { documentId: id, title: title.trim() || untitled }),
  };
}

function insertLink(editor: Editor, typed: { from: number; to: number }, attrs: Record<string, string>) {
  const content = [
    { type: name, attrs },
    { type: "text", text: " " },
  ];
  editor.chain().focus().insertContentAt(typed, content).run();
}
