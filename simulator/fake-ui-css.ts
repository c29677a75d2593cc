/** How a chat's page looks; one set of tokens, a skin per platform, light and dark. */
export const paneCss = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1b2430, #e8ecf1);
  --soft: light-dark(#4e5966, #aab5c1);
  --paper: light-dark(#ffffff, #1e2731);
  --ground: light-dark(#eef2f6, #131a21);
  --line: light-dark(#dbe2ea, #33404d);
  --accent: light-dark(#1d4f91, #8fbcf5);
  --on-accent: light-dark(#ffffff, #10202f);
  --tint: light-dark(#e9f1fb, #243648);
  --own: light-dark(#dcebdc, #24442f);
  --danger: light-dark(#b3261e, #ff9d94);
  --done: light-dark(#1d6b3c, #86d6a4);
  --radius: 14px;
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body {
  display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: 15px/1.65 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif;
}
html[lang="en"] body { line-height: 1.5; font-family: "Segoe UI", "Helvetica Neue", Arial,
  "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif; }
h1, p, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }
header {
  display: flex; align-items: center; gap: 10px; padding: 10px 12px;
  background: var(--paper); border-bottom: 1px solid var(--line);
}
header h1 { font-size: 15px; line-height: 1.35; font-weight: 600; }
header p { font-size: 12px; line-height: 1.35; color: var(--soft); }
.who { flex: 1; min-width: 0; }
.who h1, .who p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.face {
  flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%;
  background: var(--accent); color: var(--on-accent); font-weight: 600;
}
.as { padding: 6px 12px; font-size: 13px; color: var(--soft); background: var(--paper);
  border-bottom: 1px solid var(--line); }
main:focus-visible { outline-offset: -2px; }
main { flex: 1; overflow-y: auto; padding: 12px; scroll-behavior: smooth; }
#messages { display: flex; flex-direction: column; gap: 10px; }
#messages:empty::before { content: attr(data-empty); display: block; padding: 40px 0;
  text-align: center; color: var(--soft); font-size: 13px; }
.day { width: max-content; margin: 4px auto; padding: 1px 10px; border-radius: 99px;
  background: light-dark(#d9e1ea, #26313c); color: var(--soft); font-size: 12px; }
.message { max-width: 94%; }
.message.own { margin-left: auto; width: fit-content; max-width: 85%; }
.bubble {
  width: fit-content; max-width: 100%; padding: 9px 12px; border-radius: var(--radius);
  border-bottom-left-radius: 4px; background: var(--paper); overflow-wrap: anywhere;
  box-shadow: 0 1px 2px rgb(20 40 60 / .1);
}
.words { white-space: pre-wrap; }
.own .bubble { background: var(--own); border-radius: var(--radius); border-bottom-right-radius: 4px; }
.name { display: block; font-size: 13px; font-weight: 600; color: var(--accent); }
.meta { display: block; margin-top: 2px; font-size: 11px; line-height: 1.4; color: var(--soft);
  text-align: right; }
.gone { color: var(--soft); font-style: italic; }
a { color: var(--accent); text-underline-offset: 3px; }
b { font-weight: 650; }
code, pre { font-family: ui-monospace, "Noto Sans Mono CJK SC", monospace; font-size: 13px;
  background: var(--tint); border-radius: 4px; padding: 1px 4px; }
pre { padding: 8px; margin: 4px 0; white-space: pre-wrap; }
blockquote { margin: 4px 0; padding: 2px 10px; border-left: 3px solid var(--accent);
  background: var(--tint); border-radius: 4px; }
.spoiler { background: var(--line); color: transparent; border-radius: 4px; }
.spoiler:hover { color: inherit; }
.file { display: block; margin: 2px 0; }
button, select, input, textarea {
  font: inherit; color: inherit; border: 1px solid var(--line); border-radius: 9px;
  background: var(--paper); padding: 7px 12px; min-height: 38px;
}
button { cursor: pointer; font-weight: 500; }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.danger { color: var(--danger); border-color: currentColor; }
button.busy { opacity: .55; cursor: progress; }
.keys { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 6px; }
.keys > * { flex: 1 1 auto; }
[data-skin="telegram"] .keys button, [data-skin="telegram"] .keys a {
  flex: 1 1 30%; text-align: center; color: var(--accent); background: var(--paper);
  border-color: transparent; box-shadow: 0 1px 2px rgb(20 40 60 / .12); }
.key { display: inline-block; padding: 7px 12px; min-height: 38px; border-radius: 9px;
  border: 1px solid var(--line); background: var(--paper); text-decoration: none; font-weight: 500; text-align: center; }
[data-skin="telegram"] .keys button:hover, [data-skin="telegram"] .keys a:hover { background: var(--tint); }
.act { flex: none; font-size: 12px; padding: 2px 10px; min-height: 28px; color: var(--soft); }
#foot { padding: 10px 12px; background: var(--paper); border-top: 1px solid var(--line); }
#foot .act { width: 100%; min-height: 42px; font-size: 15px; background: var(--accent);
  border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
#say { display: flex; gap: 8px; }
#say input { flex: 1; min-width: 0; background: var(--ground); }
#toast {
  position: fixed; left: 50%; bottom: 76px; translate: -50% 8px; max-width: 88%; padding: 8px 16px;
  border-radius: 12px; background: light-dark(#1b2430f2, #e8ecf1f2);
  color: light-dark(#fff, #131a21); font-size: 14px; opacity: 0; pointer-events: none;
}
#toast.on { opacity: 1; translate: -50% 0; }
#offline { padding: 4px 12px; font-size: 12px; text-align: center; color: var(--danger); }
[hidden] { display: none !important; }
dialog { width: min(92vw, 420px); max-height: 90vh; padding: 18px; border: 0; color: var(--ink);
  border-radius: 16px; background: var(--paper); box-shadow: 0 12px 40px rgb(10 20 30 / .35); }
dialog::backdrop { background: rgb(10 20 30 / .45); }
#box-text { white-space: pre-wrap; margin-bottom: 14px; }
.row { display: flex; justify-content: flex-end; gap: 8px; }
.chats { display: grid; gap: 8px; }
.chats a { display: block; padding: 12px 14px; border-radius: 12px; background: var(--paper);
  text-decoration: none; border: 1px solid var(--line); }

[data-skin="slack"] { --ground: light-dark(#ffffff, #161b21); --accent: light-dark(#1a5d4d, #8ad4bf); }
[data-skin="slack"] .face { border-radius: 9px; }
.line { display: flex; gap: 10px; }
.line .face { width: 32px; height: 32px; font-size: 14px; }
.line .face.person { background: light-dark(#6b7785, #7d8b99); }
.body { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.body .name { display: inline; color: var(--ink); }
.body time, .body .tag { font-size: 11px; color: var(--soft); margin-left: 6px; }
.tag { border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; }
.blocks { margin-top: 4px; padding: 10px 12px; border: 1px solid var(--line);
  border-left: 4px solid var(--accent); border-radius: 10px; background: var(--paper); }
.blocks > * + * { margin-top: 8px; }
.blocks h2, dialog h2 { margin: 0; font-size: 16px; line-height: 1.45; font-weight: 650; }
.blocks hr, dialog hr { border: 0; border-top: 1px solid var(--line); }
.mrkdwn { white-space: pre-wrap; }
.fields { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 6px 12px; }
.context { font-size: 12px; line-height: 1.5; color: var(--soft); }
.section > div { flex: 1; min-width: 0; }
.section > div > * + * { margin-top: 6px; }
.section { display: flex; gap: 10px; align-items: flex-start; justify-content: space-between; }
.only { padding: 2px 8px; margin-left: 42px; font-size: 12px; color: var(--soft);
  background: var(--tint); border-radius: 6px; width: fit-content; }
.mention { background: var(--tint); color: var(--accent); border-radius: 4px; padding: 0 3px; }
dialog form > * + * { margin-top: 12px; }
dialog label, fieldset legend { display: block; font-weight: 600; font-size: 14px; }
fieldset { border: 0; padding: 0; margin: 0; }
fieldset label { font-weight: 400; font-size: 15px; padding: 4px 0; }
fieldset input { min-height: 0; margin-right: 8px; }
dialog textarea, dialog select, dialog input:not([type=radio], [type=checkbox]) { width: 100%; }
dialog textarea { min-height: 96px; }
.hint { font-size: 12px; color: var(--soft); }
.error { font-size: 13px; color: var(--danger); }
[aria-invalid] { border-color: var(--danger); }
#home:not(:empty) { padding: 8px 12px; border-bottom: 1px solid var(--line); max-height: 45%;
  overflow: auto; }
@media (prefers-reduced-motion: no-preference) {
  #toast { transition: opacity .2s, translate .2s; }
  .fresh .bubble, .fresh .blocks { animation: fresh 1.4s ease-out; }
  @keyframes fresh { from { background: var(--tint); box-shadow: 0 0 0 3px var(--tint); } }
}
`;
