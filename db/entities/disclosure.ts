import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('disclosure')
export class Disclosure extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectionId!: string;
  @Column('uuid', { nullable: true }) resultId!: string | null;
  @Column('text', { default: 'pending' }) state!: string;
  /** once for all departments that share the visit. */
  @Column('boolean', { default: true }) single!: boolean;
  @Column('date', { nullable: true }) clockFrom!: string | null;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('boolean', { default: false }) provisional!: boolean;
  @Column('text', { default: '' }) rule!: string;
  @Column('uuid', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  /** on what ground it is withheld, by whom and when. */
  @Column('text', { nullable: true }) ground!: string | null;
  @Column('uuid', { nullable: true }) withheldBy!: string | null;
  @Column('timestamptz', { nullable: true }) withheldAt!: Date | null;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
