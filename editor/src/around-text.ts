/** What stands around the text, and what one can do with it. It is loaded as one, when the text is there: whoever reads need not wait for it. */
export { Announcements } from "./announcements/Announcements.tsx";
export { Collaborators } from "./collaboration/Collaborators.tsx";
export { Following } from "./collaboration/Following.tsx";
export { DocumentCounts } from "./counts/DocumentCounts.tsx";
export { Find } from "./find/Find.tsx";
export { LostWords } from "./lost-words/LostWords.tsx";
export { OutlineButton } from "./outline/OutlineButton.tsx";
export { equip } from "./surface/equip.ts";
export { BesideText } from "./surface/BesideText.tsx";
export { Toolbar } from "./toolbar/Toolbar.tsx";
export { DocumentMenu } from "./transfer/DocumentMenu.tsx";
export { ViewMenu } from "./view/ViewMenu.tsx";
