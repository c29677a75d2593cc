import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('decision')
export class Decision extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  /** As people can read it out: D-000123. */
  @Column({ type: 'bigint', insert: false, update: false }) number!: string;
  @Column('text') aboutType!: string;
  @Column('uuid') aboutId!: string;
  /** Which of several askings about the same thing: the hand-in of a plan, the side of an agreement. */
  @Column('text', { default: '' }) part!: string;
  @Column('text') verdict!: string;
  @Column('uuid') personId!: string;
  /** Whose right it was, where a deputy decided. */
  @Column('uuid', { nullable: true }) forId!: string | null;
  /** The verdict that waited its minute before. */
  @Column('uuid', { nullable: true }) heldId!: string | null;
  @Column('text', { default: '' }) reason!: string;
  @Column('integer', { nullable: true }) seenVersion!: number | null;
  @Column('text') door!: string;
  @Column('text', { nullable: true }) cardHash!: string | null;
  @Column('text', { nullable: true }) cardLocale!: string | null;
  @Column('timestamptz') decidedAt!: Date;
}
