import { plainOf } from './mrkdwn.ts';
import type { Block, Element, TextObject } from './state.ts';

/** An element that a person can act on, with the block it sits in. */
export interface Placed {
  block: Block;
  element: Element;
}

/** Gives every block and every acting element an id, as Slack does when the app gave none. */
export function withIds(blocks: Block[]): Block[] {
  return blocks.map((block, index) => ({
    ...block,
    block_id: block.block_id ?? `b${index}`,
    ...(block.elements && {
      elements: block.elements.map((element, nth) => withActionId(element, `b${index}e${nth}`)),
    }),
    ...(block.element && { element: withActionId(block.element, `b${index}i`) }),
    ...(block.accessory && { accessory: withActionId(block.accessory, `b${index}a`) }),
  }));
}

function withActionId(element: Element, id: string): Element {
  if (element.type === 'mrkdwn' || element.type === 'plain_text') return element;
  return { ...element, action_id: element.action_id ?? id };
}

/** Everything in the blocks that can be pressed or chosen. */
export function placedIn(blocks: Block[]): Placed[] {
  return blocks.flatMap((block) =>
    [...(block.elements ?? []), block.accessory, block.element]
      .filter((element): element is Element => element?.action_id !== undefined)
      .map((element) => ({ block, element })),
  );
}

/** The words on an element. */
export function labelOf({ text, placeholder, action_id: id }: Element): string {
  if (typeof text === 'string') return text;
  return text?.text ?? placeholder?.text ?? id ?? '';
}

/** The words a person reads in the blocks, without those on buttons. */
export function wordsIn(blocks: Block[]): string {
  return blocks.flatMap(linesOf).filter(Boolean).join('\n');
}

function linesOf(block: Block): string[] {
  const texts: (TextObject | undefined)[] = [block.text, ...(block.fields ?? []), block.label];
  const context = (block.type === 'context' ? (block.elements ?? []) : []).map(labelOf);
  const plain = texts.map((text) => (text?.type === 'mrkdwn' ? plainOf(text.text) : text?.text));
  return [...plain, ...context.map(plainOf)].filter((line) => line !== undefined);
}
