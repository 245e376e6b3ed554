set(knowledge_tables "")
