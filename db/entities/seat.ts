import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('seat')
export class Seat extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectionId!: string;
  @Column('integer') number!: number;
  @Column('uuid') unitId!: string;
  @Column('uuid') inspectorId!: string;
  @Column('boolean', { default: false }) lead!: boolean;
  @Column('integer', { default: 1 }) department!: number;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('uuid', { nullable: true }) drawId!: string | null;
  @Column('uuid', { nullable: true }) appointedBy!: string | null;
  @Column('uuid', { nullable: true }) proposalId!: string | null;
  @Column('timestamptz') assignedAt!: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
