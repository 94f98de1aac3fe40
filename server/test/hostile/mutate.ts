import * as Y from "yjs";
import { messageTypes, syncTypes } from "../../src/sync/protocol.ts";
import { bytes, sized } from "./bytes.ts";

/** Frames as honest clients send them, of every type, and most of content. */
export function honestFrames(address: string, token: string): Uint8Array[] {
  const { sync, syncReply, awareness, auth, queryAwareness, stateless, hello, close } = messageTypes;
  const state = JSON.stringify({ user: { name: "Mallory" }, cursor: { anchor: 1 } });
  const updates = honestUpdates();
  const contents = updates.map((update) => bytes(address, sync, syncTypes.update, sized(update)));
  const whole = Y.mergeUpdates(updates);
  return [
    ...contents,
    bytes(address, sync, syncTypes.step2, sized(whole)),
    bytes(address, syncReply, syncTypes.step2, sized(whole)),
    bytes(address, sync, syncTypes.step1, sized(Y.encodeStateVectorFromUpdate(whole))),
    bytes(address, sync, syncTypes.step1, sized(bytes(0))),
    bytes(address, awareness, sized(bytes(1, 7, 1, state))),
    bytes(address, awareness, sized(bytes(1, 7, 2, "null"))),
    bytes(address, queryAwareness),
    bytes(address, auth, 0, token, "4.7.0"),
    bytes(address, stateless, "hello"),
    bytes(address, hello, JSON.stringify({ schema: 1, generation: "g", sequence: 3 })),
    bytes(address, close, "bye"),
  ];
}

/** One of every kind of content and of deletion. */
function honestUpdates(): Uint8Array[] {
  const document = new Y.Doc();
  document.clientID = 7;
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => updates.push(update));
  const content = document.getXmlFragment("content");
  const title = document.getText("title");
  for (const letter of "a title é漢") title.insert(title.length, letter);
  title.delete(2, 3);
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText("words");
  content.insert(0, [paragraph]);
  paragraph.insert(0, [text]);
  paragraph.setAttribute("level", "1");
  text.format(1, 3, { bold: true });
  text.insertEmbed(2, { image: 1 });
  text.insert(0, "front ");
  content.insert(1, [new Y.XmlElement("heading")]);
  content.delete(1, 1);
  return updates;
}

/** Spoils a frame the ways a bad network, a bad program or a bad person does. */
export function mutate(frame: Uint8Array, other: Uint8Array, dice: (sides: number) => number): Uint8Array {
  const place = dice(frame.length);
  const bytesOf = [...frame];
  switch (dice(6)) {
    case 0:
      bytesOf[place] = dice(256);
      return Uint8Array.from(bytesOf);
    case 1:
      for (let flips = 1 + dice(8); flips > 0; flips--) {
        const at = dice(frame.length);
        bytesOf[at] = (bytesOf[at] ?? 0) ^ (1 << dice(8));
      }
      return Uint8Array.from(bytesOf);
    case 2:
      return frame.slice(0, place);
    case 3:
      bytesOf.splice(place, 1 + dice(4));
      return Uint8Array.from(bytesOf);
    case 4:
      return Uint8Array.from([...frame.slice(0, place), ...other.slice(dice(other.length))]);
    default:
      bytesOf.splice(place, 0, ...bytes([127, 2 ** 25, 2 ** 31, 2 ** 53 - 1][dice(4)] ?? 0));
      return Uint8Array.from(bytesOf);
  }
}
