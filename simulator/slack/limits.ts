import { SlackError } from './slack-error.ts';
import type { Block, Confirm, Element, Option, TextObject, ViewSource } from './state.ts';

/** The most characters or items Slack accepts in each place. */
export const limits = {
  blocks: 50,
  viewBlocks: 100,
  text: 40_000,
  section: 3000,
  field: 2000,
  fields: 10,
  header: 150,
  contextElements: 10,
  actions: 25,
  button: 75,
  value: 2000,
  id: 255,
  url: 3000,
  optionText: 75,
  optionValue: 150,
  options: 100,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  label: 2000,
  viewTitle: 24,
  privateMetadata: 3000,
  placeholder: 150,
} as const;

type Report = (pointer: string, why: string) => void;

/** Refuses blocks Slack would refuse: `invalid_blocks` with a line for each fault. */
export function checkBlocks(blocks: Block[], most: number = limits.blocks) {
  const faults: string[] = [];
  const report: Report = (pointer, why) =>
    void faults.push(`[ERROR] ${why} [json-pointer:${pointer}]`);
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  if (blocks.length > most) report('/blocks', `no more than ${most} items allowed`);
  const ids = blocks.flatMap(({ block_id: id }) => (id ? [id] : []));
  if (new Set(ids).size < ids.length) report('/blocks', 'block_id must be unique');
  blocks.forEach((block, index) => checkBlock(block, `/blocks/${index}`, report));
  if (faults.length > 0) {
    throw new SlackError('invalid_blocks', {
      errors: faults.map((fault) => fault.replace('[ERROR] ', '')),
      response_metadata: { messages: faults },
    });
  }
}

/** Refuses a view Slack would refuse. */
export function checkView(view: ViewSource) {
  const faults: string[] = [];
  const report: Report = (pointer, why) =>
    void faults.push(`[ERROR] ${why} [json-pointer:${pointer}]`);
  for (const part of ['title', 'submit', 'close'] as const) {
    if (view[part]) checkText(view[part], limits.viewTitle, `/view/${part}`, report);
  }
  length(view.private_metadata, limits.privateMetadata, '/view/private_metadata', report);
  length(view.callback_id, limits.id, '/view/callback_id', report);
  if (view.type === 'modal') checkModal(view, report);
  else if (view.type !== 'home') report('/view/type', 'unsupported type');
  if (faults.length > 0) {
    throw new SlackError('invalid_arguments', { response_metadata: { messages: faults } });
  }
  checkBlocks(view.blocks, limits.viewBlocks);
}

function checkModal({ title, submit, blocks }: ViewSource, report: Report) {
  if (!title) report('/view', 'missing required field: title');
  const asks = blocks.some(({ type }) => type === 'input');
  if (asks && !submit) report('/view', 'missing required field: submit');
}

const checks: Record<string, (block: Block, at: string, report: Report) => void> = {
  section: checkSection,
  header: ({ text }, at, report) => {
    if (text?.type !== 'plain_text') report(`${at}/text`, 'must be a plain_text object');
    checkText(text, limits.header, `${at}/text`, report);
  },
  divider: () => undefined,
  context: ({ elements = [] }, at, report) => {
    count(elements, limits.contextElements, `${at}/elements`, report);
    elements.forEach(({ text }, index) =>
      length(
        typeof text === 'string' ? text : undefined,
        limits.field,
        `${at}/elements/${index}`,
        report,
      ),
    );
  },
  actions: ({ elements = [] }, at, report) => {
    count(elements, limits.actions, `${at}/elements`, report);
    const ids = elements.flatMap(({ action_id: id }) => (id ? [id] : []));
    if (new Set(ids).size < ids.length) report(`${at}/elements`, 'action_id must be unique');
    elements.forEach((each, index) => checkElement(each, `${at}/elements/${index}`, report));
  },
  input: ({ label, hint, element }, at, report) => {
    checkText(label, limits.label, `${at}/label`, report);
    if (hint) checkText(hint, limits.label, `${at}/hint`, report);
    if (!element) report(at, 'missing required field: element');
    else checkElement(element, `${at}/element`, report);
  },
};

function checkBlock(block: Block, at: string, report: Report) {
  const check = checks[block.type];
  if (!check) return report(`${at}/type`, `unsupported type: ${block.type}`);
  length(block.block_id, limits.id, `${at}/block_id`, report);
  check(block, at, report);
}

function checkSection({ text, fields, accessory }: Block, at: string, report: Report) {
  if (!text && !fields) report(at, 'missing required field: text or fields');
  if (text) checkText(text, limits.section, `${at}/text`, report);
  if (fields) count(fields, limits.fields, `${at}/fields`, report);
  fields?.forEach((field, index) =>
    checkText(field, limits.field, `${at}/fields/${index}`, report),
  );
  if (accessory) checkElement(accessory, `${at}/accessory`, report);
}

function checkElement(element: Element, at: string, report: Report) {
  length(element.action_id, limits.id, `${at}/action_id`, report);
  length(element.url, limits.url, `${at}/url`, report);
  length(element.value, limits.value, `${at}/value`, report);
  if (element.type === 'button') {
    if (typeof element.text !== 'object') report(`${at}/text`, 'must be an object');
    else checkText(element.text, limits.button, `${at}/text`, report);
  }
  if (element.placeholder) {
    checkText(element.placeholder, limits.placeholder, `${at}/placeholder`, report);
  }
  if (element.options) checkOptions(element.options, `${at}/options`, report);
  if (element.confirm) checkConfirm(element.confirm, `${at}/confirm`, report);
}

function checkOptions(options: Option[], at: string, report: Report) {
  count(options, limits.options, at, report);
  options.forEach(({ text, value }, index) => {
    checkText(text, limits.optionText, `${at}/${index}/text`, report);
    length(value, limits.optionValue, `${at}/${index}/value`, report);
  });
}

function checkConfirm({ title, text, confirm, deny }: Confirm, at: string, report: Report) {
  if (title) checkText(title, limits.confirmTitle, `${at}/title`, report);
  checkText(text, limits.confirmText, `${at}/text`, report);
  if (confirm) checkText(confirm, limits.confirmButton, `${at}/confirm`, report);
  if (deny) checkText(deny, limits.confirmButton, `${at}/deny`, report);
}

function checkText(text: TextObject | undefined, most: number, at: string, report: Report) {
  if (!text?.text) return report(at, 'must be more than 0 characters');
  length(text.text, most, `${at}/text`, report);
}

function length(text: string | undefined, most: number, at: string, report: Report) {
  if ((text?.length ?? 0) > most) report(at, `must be less than ${most + 1} characters`);
}

function count(items: unknown[], most: number, at: string, report: Report) {
  if (items.length === 0) report(at, 'no fewer than 1 items allowed');
  if (items.length > most) report(at, `no more than ${most} items allowed`);
}
