import { type Editor, Extension } from "@tiptap/core";
import { NodeSelection, Plugin } from "@tiptap/pm/state";
import { beginNaming } from "../begin-naming.ts";
import type { BlockTools } from "../block.ts";
import type { KnownPage, Suggestion, SuggestionSource, SuggestionWorld } from "../suggestion.ts";
import { name, shownTitle } from "./page-link.ts";
import { pastedPage } from "./pasted-page.ts";

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
      pastedPage(pages),
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
    find: async (query, world, signal) => {
      const found = await world.pages(query, signal);
      if (found.length === 0 && trigger === "[[" && query.trim() !== "") return creation(query.trim(), world);
      return found.map((page) => suggestionOf(page, world.messages.editor.untitled));
    },
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

function creation(title: string, { createPage, messages }: SuggestionWorld): Suggestion[] {
  if (!createPage) return [];
  return [
    {
      key: "create",
      label: messages.suggestions.createPage(title),
      icon: "file-plus",
      choose: (editor, typed) => {
        // More may have been typed since.
        const whole = editor.state.doc.textBetween(typed.from, typed.to).slice("[[".length).trim();
        const page = createPage(whole);
        insertLink(editor, typed, { documentId: page.id, title: page.title });
      },
    },
  ];
}

function insertLink(editor: Editor, typed: { from: number; to: number }, attrs: Record<string, string>) {
  const content = [
    { type: name, attrs },
    { type: "text", text: " " },
  ];
  editor.chain().focus().insertContentAt(typed, content).run();
}
