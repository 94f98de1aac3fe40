import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { blockTools } from "../block-tools.ts";
import { later } from "../later/later.tsx";
import { useMessages } from "../messages/MessagesContext.tsx";
import type { OpenMenu } from "../ui/MenuButton.tsx";
import { MenuGroup } from "../ui/MenuGroup.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { MenuPanel } from "../ui/MenuPanel.tsx";
import { insertionGroups, insertionsOf } from "./insertions.ts";

const TableSizePicker = later(() => import("../tables/TableSizePicker.tsx").then((module) => module.TableSizePicker));

/** Everything that can be put in where the caret is, in groups. A table is asked for its size. */
export function InsertMenu({ editor, ...menu }: OpenMenu & { editor: Editor }) {
  const messages = useMessages();
  const [isSizing, setSizing] = useState(false);
  if (isSizing) return <TableSizePicker editor={editor} {...menu} label={messages.tools.table} />;
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
                if (name === "table") return setSizing(true);
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
