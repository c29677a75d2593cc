import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('role_assignment')
export class RoleAssignment extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') personId!: string;
  @Column('text') role!: string;
  @Column('uuid') unitId!: string;
  @Column('date') validFrom!: string;
  @Column('date', { nullable: true }) validTo!: string | null;
}
