import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('third_party')
export class ThirdParty extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectionId!: string;
  @Column('text') body!: string;
  @Column('text') contract!: string;
  @Column('text') scope!: string;
  @Column('text') costOwner!: string;
  @Column('uuid') unitId!: string;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
}
