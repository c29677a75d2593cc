import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('expert_interest')
export class ExpertInterest extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') expertId!: string;
  @Column('text') uscc!: string;
  @Column('text') nature!: string;
  @Column('uuid') declaredBy!: string;
  @Column('timestamptz') declaredAt!: Date;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
