import type { Editor } from "@tiptap/core";
import { blockTools } from "../block-tools.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import type { OpenMenu } from "../ui/MenuButton.tsx";
import { MenuGroup } from "../ui/MenuGroup.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuPanel } from "../ui/MenuPanel.tsx";
import { insertionGroups, insertionsOf } from "./insertions.ts";

/** Everything that can be put in where the caret is, in groups. */
export function InsertMenu({ editor, ...menu }: OpenMenu & { editor: Editor }) {
  const messages = useMessages();
  return (
    <MenuPanel {...menu}>
      {insertionGroups.map((group) => (
        <MenuGroup key={group} label={messages.insert.groups[group]}>
          {insertionsOf(blockTools, group).map(({ name, label, icon, typed, isEnabled, run }) => (
            <MenuItem
              key={name}
              label={label(messages)}
              icon={icon}
              hint={typed}
              isEnabled={isEnabled?.(editor) ?? true}
              onChoose={() => {
                menu.close();
                run(editor);
              }}
            />
          ))}
        </MenuGroup>
      ))}
    </MenuPanel>
  );
}
