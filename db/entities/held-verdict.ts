import type { HeldKind } from '../../domain/verdict.ts';
import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('held_verdict')
export class HeldVerdict extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') aboutType!: HeldKind;
  @Column('uuid') aboutId!: string;
  @Column('uuid') personId!: string;
  @Column('uuid', { nullable: true }) forId!: string | null;
  @Column('text') verdict!: 'approve' | 'reject';
  @Column('jsonb') given!: unknown;
  @Column('text') door!: string;
  @Column('integer', { nullable: true }) seenVersion!: number | null;
  @Column('text', { nullable: true }) cardHash!: string | null;
  @Column('timestamptz') heldAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  @Column('text', { default: 'held' }) state!: 'held' | 'undone' | 'concluded' | 'lapsed';
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('jsonb', { nullable: true }) refusal!: unknown;
}
