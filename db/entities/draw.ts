import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('draw')
export class Draw extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') kind!: string;
  @Column('uuid') taskId!: string;
  @Column('uuid', { nullable: true }) inspectionId!: string | null;
  @Column('uuid', { nullable: true }) substitutionId!: string | null;
  @Column('text', { default: 'frozen' }) state!: string;
  @Column('text') inputHash!: string;
  @Column('jsonb') input!: unknown;
  @Column('text', { nullable: true }) predecessor!: string | null;
  @Column('timestamptz') frozenAt!: Date;
  @Column('jsonb', { nullable: true }) announcement!: unknown;
  @Column('timestamptz', { nullable: true }) announcedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revealBy!: Date | null;
  @Column('text', { nullable: true }) seed!: string | null;
  @Column('jsonb', { nullable: true }) result!: unknown;
  @Column('text', { nullable: true }) label!: string | null;
  @Column('timestamptz', { nullable: true }) drawnAt!: Date | null;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('text', { nullable: true }) voidReason!: string | null;
  @Column('uuid', { nullable: true }) voidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) voidedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
