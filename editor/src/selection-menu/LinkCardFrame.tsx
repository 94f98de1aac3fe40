import type { Editor } from "@tiptap/core";
import { Check, Copy, ExternalLink, Globe, Pencil, Unlink } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { createPortal } from "react-dom";
import { canBeEmbedded, embedLine } from "../blocks/embeds/embed-line.ts";
import { followLink, leadsHere } from "../links/follow-link.ts";
import { isSafeAddress } from "../marks/safe-address.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { LinkPanel } from "../toolbar/LinkTool.tsx";
import toolbarStyles from "../toolbar/Toolbar.module.css";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { copyText } from "../ui/copy-text.ts";
import { useFloating } from "../ui/useFloating.ts";
import { linkAround } from "./link-around.ts";
import styles from "./SelectionBar.module.css";
import { useWordsAnchor } from "./useWordsAnchor.ts";

/** It takes no focus by itself; from the keyboard, Ctrl+K does the same. */
export function LinkCardFrame({ editor, from }: { editor: Editor; from: number }) {
  const { embeds, handles, link, tools } = useMessages();
  const [isEditing, setEditing] = useState(false);
  const [isCopied, setCopied] = useState(false);
  const href = useEditorValue(editor, () => linkAround(editor.state.doc, from)?.href);
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  const isEmbeddable = useEditorValue(editor, () => {
    const found = linkAround(editor.state.doc, from);
    return found !== undefined && canBeEmbedded(editor, found);
  });
  const anchor = useWordsAnchor(
    editor,
    useCallback(() => linkAround(editor.state.doc, from), [editor, from]),
  );
  const card = useFloating<HTMLDivElement>(anchor, { placement: "bottom-start" });
  if (href === undefined) return null;
  const embed = () => {
    const found = linkAround(editor.state.doc, from);
    if (found && canBeEmbedded(editor, found)) embedLine(editor, found);
  };
  const select = () =>
    editor
      .chain()
      .setTextSelection(from + 1)
      .run();

  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only Escape, of the fields in it
    <div
      ref={card}
      role={isEditing ? "dialog" : "group"}
      aria-label={tools.link}
      className={`${styles.bar} ${styles.card}`}
      data-link-card
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        setEditing(false);
        editor.view.focus();
      }}
    >
      {isEditing ? (
        <LinkPanel editor={editor} onDone={() => setEditing(false)} />
      ) : (
        <>
          {isSafeAddress(href) ? (
            <a
              className={styles.address}
              href={href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              title={link.open}
              dir="ltr"
              onClick={(event) => {
                if (!leadsHere(editor, href)) return;
                event.preventDefault();
                followLink(editor, href);
              }}
            >
              {href}
            </a>
          ) : (
            <span className={styles.address} dir="ltr">
              {href}
            </span>
          )}
          {isSafeAddress(href) && (
            <CardButton
              label={link.open}
              onClick={() => followLink(editor, href)}
              icon={<ExternalLink size={16} aria-hidden />}
            />
          )}
          <CardButton
            label={isCopied ? handles.copied : handles.copy}
            onClick={() => void copyText(href).then(setCopied)}
            icon={isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          />
          {isEditable && (
            <>
              {isEmbeddable && (
                <CardButton label={embeds.apply} onClick={embed} icon={<Globe size={16} aria-hidden />} />
              )}
              <CardButton
                label={handles.edit}
                onClick={() => {
                  select();
                  setEditing(true);
                }}
                icon={<Pencil size={16} aria-hidden />}
              />
              <CardButton
                label={link.remove}
                onClick={() => {
                  select();
                  editor.view.focus();
                  editor.commands.unsetLink();
                }}
                icon={<Unlink size={16} aria-hidden />}
              />
            </>
          )}
        </>
      )}
    </div>,
    editor.view.dom.closest(".weft") ?? document.body,
  );
}

function CardButton({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <button
      type="button"
      className={toolbarStyles.tool}
      aria-label={label}
      title={label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
