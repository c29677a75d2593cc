import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('signature')
export class Signature extends BaseEntity {
  @PrimaryColumn('uuid') resultId!: string;
  @PrimaryColumn('uuid') inspectorId!: string;
  @Column('text') resultHash!: string;
  @Column('text') door!: string;
  @Column('text', { nullable: true }) cardHash!: string | null;
  @Column('timestamptz') signedAt!: Date;
}
