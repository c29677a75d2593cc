/** The demo page's style: the tokens of the product, a strip on top, panes that scroll sideways. */
export const demoStyle = `
:root { color-scheme: light dark; --ink: #1b2430; --muted: #5a6675; --paper: #f4f6f9; --card: #fff; --line: #d5dbe3;
  --accent: #1a4a8f; --on-accent: #fff; --done: #1f7a4d; --late: #b3261e;
  font: 16px/1.7 "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf4; --muted: #a4b0bf; --paper: #12171e; --card: #1b222c; --line: #333e4c;
  --accent: #8ab4f8; --on-accent: #10151c; --done: #6fcf97; --late: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); }
h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1rem; margin: 0; }
a { color: var(--accent); }
button { font: inherit; padding: 4px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--card); color: var(--ink); cursor: pointer; }
button.primary { background: var(--accent); color: var(--on-accent); border-color: var(--accent); padding: 8px 20px; }
button[aria-pressed=true] { border-color: var(--late); color: var(--late); }
button:disabled { opacity: .6; cursor: progress; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.strip { padding: 12px 20px; background: var(--card); border-bottom: 1px solid var(--line); display: grid; gap: 8px; }
.brand { display: flex; flex-wrap: wrap; gap: 8px 20px; align-items: baseline; justify-content: space-between; }
.brand nav { display: flex; flex-wrap: wrap; gap: 4px 16px; }
.lead { margin: 0; color: var(--muted); max-width: 60em; }
.controls { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; }
.clock { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; } time { font-weight: 600; font-variant-numeric: tabular-nums; }
.faults div { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 8px 0; } .faults p { margin: 0; color: var(--muted); min-height: 1.7em; } .faults select { font: inherit; }
[data-language] { font-size: .875rem; padding: 0 8px; }
.steps { display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 8px; margin: 4px 0; padding: 0; list-style: none; counter-reset: step; }
.steps li { counter-increment: step; padding: 6px 10px; border-top: 4px solid var(--line); font-size: .875rem; line-height: 1.5; color: var(--muted); }
.steps li::before { content: counter(step) " "; font-weight: 700; }
.steps .done { border-color: var(--done); } .steps .done::before { content: "✓ "; color: var(--done); }
.steps .next { border-color: var(--accent); color: var(--ink); font-weight: 600; }
.guide { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; } .guide p { margin: 0; max-width: 60em; flex: 1 1 24em; }
#error { color: var(--late); flex-basis: 100%; }
.happened { display: grid; grid-template-columns: auto 1fr auto; gap: 12px; align-items: baseline; font-size: .875rem; }
.happened ol { margin: 0; padding: 0; list-style: none; max-height: 4.9em; overflow: auto; }
.panes { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(310px, 1fr); gap: 12px; padding: 12px 20px; overflow-x: auto; scroll-snap-type: x proximity; }
.pane { scroll-snap-align: start; display: flex; flex-direction: column; height: max(560px, calc(100vh - 380px)); background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.pane header { display: flex; gap: 8px; align-items: center; padding: 8px 12px; border-bottom: 1px solid var(--line); }
.pane h2 { white-space: nowrap; } .pane select { font: inherit; font-size: .875rem; min-width: 0; flex: 1; background: var(--card); color: var(--ink); border: 1px solid var(--line); border-radius: 6px; padding: 2px 4px; }
.pane iframe { flex: 1; border: 0; width: 100%; background: var(--card); } .empty { padding: 24px; color: var(--muted); }
[hidden] { display: none !important; }
@media (max-width: 900px) { .steps { grid-template-columns: 1fr; gap: 0; } .steps li { border-top: 0; border-left: 4px solid var(--line); } .happened { grid-template-columns: 1fr; } .panes { grid-auto-columns: 92%; padding: 12px; } }
`;
