/** What stands around the text. It is loaded as one, when the text is there: whoever reads need not wait for it. */
export { Collaborators } from "./collaboration/Collaborators.tsx";
export { FollowBanner } from "./collaboration/FollowBanner.tsx";
export { DocumentCounts } from "./counts/DocumentCounts.tsx";
export { LostWords } from "./lost-words/LostWords.tsx";
export { OutlineButton } from "./outline/OutlineButton.tsx";
export { BesideText } from "./surface/BesideText.tsx";
export { Toolbar } from "./toolbar/Toolbar.tsx";
export { DocumentMenu } from "./transfer/DocumentMenu.tsx";
export { ViewMenu } from "./view/ViewMenu.tsx";
