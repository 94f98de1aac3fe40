import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { createPortal } from "react-dom";
import { linkToBlock } from "../links/block-links.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { copyText } from "../ui/copy-text.ts";
import { MenuItem } from "../ui/MenuItem.tsx";

/** Copies the address of a block. The menu stays open, and says whether it was done. */
export function CopyLink({ editor, position }: { editor: Editor; position: number }) {
  const { handles } = useMessages();
  const [isCopied, setCopied] = useState<boolean>();
  const link = linkToBlock(editor.state, position);
  const told = isCopied === undefined ? "" : isCopied ? handles.linkCopied : handles.linkNotCopied;
  return (
    <>
      <MenuItem
        icon={isCopied ? "check" : "link"}
        label={told || handles.copyLink}
        isEnabled={link !== undefined}
        onChoose={() => link && void copyText(link).then(setCopied)}
      />
      {createPortal(
        // A menu holds nothing but its items.
        <span className="weft-hidden" role="status">
          {told}
        </span>,
        editor.view.dom.closest(".weft") ?? document.body,
      )}
    </>
  );
}
