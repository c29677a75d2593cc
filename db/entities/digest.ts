import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

/** What the leaders of a unit were told of a week; `weekOn` is its Monday. */
@Entity('digest')
export class Digest extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('date') weekOn!: string;
  @Column('jsonb') facts!: unknown;
  @Column('timestamptz') madeAt!: Date;
}
