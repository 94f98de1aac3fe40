import type { Editor } from "@tiptap/core";
import { alignmentTools } from "../blocks/alignment-tools.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { icons } from "../ui/icons.ts";
import { MenuButton } from "../ui/MenuButton.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuPanel } from "../ui/MenuPanel.tsx";
import { shownShortcut } from "./shortcut.ts";
import styles from "./Toolbar.module.css";
import { useEditorValue } from "./useEditorValue.ts";

const tools = alignmentTools.tools ?? [];

/** The ways to align text, behind one button that shows the present one. */
export function AlignTool({ editor }: { editor: Editor }) {
  const messages = useMessages();
  const icon = useEditorValue(editor, () => activeIn(editor)?.icon ?? "text-align-start");
  const isEnabled = useEditorValue(
    editor,
    () => editor.isEditable && tools.some((tool) => tool.isEnabled?.(editor) ?? true),
  );
  const Icon = icons[icon];
  return (
    <MenuButton
      label={messages.toolbar.alignment}
      buttonProps={{ "data-stop": true, tabIndex: -1, className: styles.tool, disabled: !isEnabled } as object}
      button={<Icon size={18} aria-hidden />}
    >
      {(menu) => (
        <MenuPanel {...menu}>
          {tools.map((tool) => (
            <MenuItem
              key={tool.name}
              label={tool.label(messages)}
              icon={tool.icon}
              hint={tool.shortcut && shownShortcut(tool.shortcut)}
              isChosen={tool === activeIn(editor)}
              onChoose={() => {
                menu.close();
                tool.run(editor);
              }}
            />
          ))}
        </MenuPanel>
      )}
    </MenuButton>
  );
}

function activeIn(editor: Editor) {
  return tools.find((tool) => tool.isActive?.(editor));
}
