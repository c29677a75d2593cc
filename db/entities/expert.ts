import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('expert')
export class Expert extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'integer', insert: false, update: false }) serial!: number;
  @Column('text') name!: string;
  @Column('text') organisation!: string;
  @Column('text', { array: true }) skills!: string[];
  @Column('uuid') unitId!: string;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('uuid') registeredBy!: string;
  @Column('timestamptz') registeredAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}
