import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('check_in')
export class CheckIn extends BaseEntity {
  @PrimaryColumn('uuid') inspectionId!: string;
  @PrimaryColumn('uuid') inspectorId!: string;
  @Column('text') licenceNo!: string;
  @Column('timestamptz') at!: Date;
  @Column('text', { nullable: true }) place!: string | null;
}
