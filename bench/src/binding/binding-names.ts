export const bindingNames = ["weft", "y-tiptap", "y-prosemirror"] as const;

export type BindingName = (typeof bindingNames)[number];
