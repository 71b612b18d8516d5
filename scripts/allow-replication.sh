# Run by the image of PostgreSQL while it makes its data: a replica may follow (docker-compose.yml).
echo "host replication all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
