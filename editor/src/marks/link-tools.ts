import { Extension } from "@tiptap/core";
import type { MarkType } from "@tiptap/pm/model";
import { addressLinks } from "./address-links.ts";
import { linkRule } from "./link-rule.ts";
import type { Link as MarkdownLink } from "mdast";
import type { BlockTools } from "../blocks/block.ts";

const LinkRules = Extension.create({
  name: "linkRules",
  addInputRules() {
    return [linkRule(this.editor.schema.marks["link"] as MarkType)];
  },
  addProseMirrorPlugins() {
    return [addressLinks(this.editor.schema.marks["link"] as MarkType)];
  },
});

export const linkTools: BlockTools = {
  behavior: () => [LinkRules],
  markdown: {
    marks: {
      link: ({ attrs }, children) => [
        {
          type: "link",
          url: attrs["href"] ?? "",
          title: attrs["title"],
          children: children as MarkdownLink["children"],
        },
      ],
    },
  },
};
