import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('inspection')
export class Inspection extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid') taskId!: string;
  @Column('uuid') subjectId!: string;
  @Column('uuid') unitId!: string;
  @Column('text', { default: 'assigned' }) state!: string;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('date', { nullable: true }) signedOn!: string | null;
}
