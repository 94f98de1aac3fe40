import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { ExternalLink, Link, Unlink } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { isSafeAddress, toAddress } from "../marks/safe-address.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Button } from "../ui/Button.tsx";
import { Popover } from "../ui/Popover.tsx";
import styles from "./Toolbar.module.css";
import { useEditorValue } from "./useEditorValue.ts";
import { useMarkedSelection } from "./useMarkedSelection.ts";

const stop = { "data-stop": true, tabIndex: -1 };

/** Links the selected words, or changes the link the caret is in. */
export function LinkTool({ editor }: { editor: Editor }) {
  const { tools } = useMessages();
  const isActive = useEditorValue(editor, () => editor.isActive("link"));
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  return (
    <div data-active={isActive} className={styles.linkTool}>
      <Popover
        label={tools.link}
        buttonProps={{ ...stop, disabled: !isEditable }}
        buttonClass={styles.tool}
        button={<Link size={18} aria-hidden />}
      >
        {(close) => <LinkPanel editor={editor} onDone={close} />}
      </Popover>
    </div>
  );
}

/** Where the address is typed. The caret is behind the link then: what is typed on is no part of it. */
export function LinkPanel({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { link } = useMessages();
  const current = String(editor.getAttributes("link")["href"] ?? "");
  const [typed, setTyped] = useState(current);
  const [isRefused, setRefused] = useState(false);
  const id = useId();
  useMarkedSelection(editor);

  function apply(event: FormEvent) {
    event.preventDefault();
    const address = toAddress(typed);
    if (address === undefined) {
      setRefused(true);
      return;
    }
    onDone();
    editor.view.focus();
    const chain = editor.chain().extendMarkRange("link");
    if (editor.state.selection.empty && current === "") {
      chain
        .insertContent({ type: "text", text: typed.trim(), marks: [{ type: "link", attrs: { href: address } }] })
        .run();
    } else {
      chain
        .setLink({ href: address })
        .command(({ tr }) => Boolean(tr.setSelection(TextSelection.create(tr.doc, tr.selection.to))))
        .run();
    }
  }

  function remove() {
    onDone();
    editor.view.focus();
    const { from, to } = editor.state.selection;
    editor.chain().extendMarkRange("link").unsetLink().setTextSelection({ from, to }).run();
  }

  return (
    <form className={styles.linkPanel} onSubmit={apply}>
      <label htmlFor={id}>{link.address}</label>
      <input
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the panel was opened to type into it
        autoFocus
        type="text"
        inputMode="url"
        dir="ltr"
        placeholder="https://"
        value={typed}
        aria-invalid={isRefused}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(false);
        }}
      />
      <p id={`${id}-problem`} role="alert" className={styles.problem}>
        {isRefused && link.notAllowed}
      </p>
      <div className={styles.linkActions}>
        {current !== "" && (
          <>
            {isSafeAddress(current) && (
              <a href={current} target="_blank" rel="noopener noreferrer nofollow" className={styles.openLink}>
                <ExternalLink size={16} aria-hidden /> {link.open}
              </a>
            )}
            <Button onClick={remove}>
              <Unlink size={16} aria-hidden /> {link.remove}
            </Button>
          </>
        )}
        <Button type="submit" kind="main">
          {link.apply}
        </Button>
      </div>
    </form>
  );
}
