import type { Draw } from '../../db/entities/draw.ts';
import type { SourceRow } from '../../db/queries/sources.ts';
import { labelOf } from '../../domain/draw/label.ts';
import { openedSource } from '../draw/public-source.ts';
import { publishTranscript } from '../draw/transcript.ts';
import { publish } from '../publish.ts';
import type { Context } from '../usecase.ts';

const titles: Partial<Record<string, string>> = {
  match: '检查人员匹配结果',
  substitution: '更换人员抽取结果',
  expert: '专家抽取结果',
};

/**
 * Publishes how a match or a redraw was decided: label, sources and seed. They tell nothing about
 * subjects or people, since the input that they decide is public by its hash only.
 */
export async function publishMatch(
  context: Context,
  { id, code, kind, announcement }: Draw,
  sources: SourceRow[],
  seed: string,
): Promise<void> {
  const { organisation, task } = announcement as { organisation: string; task: { name: string } };
  await publish(context, {
    kind: 'draw',
    ref: code,
    title: `${titles[kind]}：${task.name}`,
    body: {
      drawId: code,
      kind,
      organisation,
      task: task.name,
      label: labelOf(sources),
      sealed: false,
      entropy: sources.map(openedSource),
      seed,
      transcript: await publishTranscript(context, id),
    },
  });
}
