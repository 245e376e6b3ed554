#include "semantics/roles.h"

const RoleInfo role_info[ROLE_COUNT] = {
    [ROLE_LOAD] = {.is_use = true, .context = NAME_LOAD},
    [ROLE_ASSIGNED] = {true, NAME_STORE, true, BINDING_ASSIGNMENT},
    [ROLE_ANNOTATED] = {true, NAME_STORE, true, BINDING_ANNOTATION},
    [ROLE_AUGMENTED] = {true, NAME_STORE, true, BINDING_ASSIGNMENT},
    [ROLE_DELETED] = {true, NAME_DELETE, true, BINDING_DELETE},
    [ROLE_FOR] = {true, NAME_STORE, true, BINDING_FOR},
    [ROLE_WITH] = {true, NAME_STORE, true, BINDING_WITH},
    [ROLE_EXCEPT] = {.is_binding = true, .kind = BINDING_EXCEPT},
    [ROLE_WALRUS] = {true, NAME_STORE, true, BINDING_WALRUS},
    [ROLE_PARAMETER] = {.is_binding = true, .kind = BINDING_PARAMETER},
    [ROLE_IMPORTED] = {.is_binding = true, .kind = BINDING_IMPORT},
    [ROLE_CAPTURED] = {.is_binding = true, .kind = BINDING_CAPTURE},
    [ROLE_FUNCTION] = {.is_binding = true, .kind = BINDING_FUNCTION},
    [ROLE_CLASS] = {.is_binding = true, .kind = BINDING_CLASS},
    [ROLE_TYPE_PARAMETER] = {.is_binding = true, .kind = BINDING_TYPE_PARAMETER},
    [ROLE_TYPE_ALIAS] = {true, NAME_STORE, true, BINDING_TYPE_ALIAS},
};

static const Part function_parts[] = {
    {FIELD_NAME, PLACE_HERE, ROLE_FUNCTION},
    {FIELD_TYPE_PARAMETERS, PLACE_TYPES, ROLE_TYPE_PARAMETER},
    {FIELD_PARAMETERS, PLACE_INNER, ROLE_PARAMETER},
    {FIELD_RETURN_TYPE, PLACE_TYPES, ROLE_LOAD},
    {FIELD_BODY, PLACE_INNER, ROLE_LOAD},
    {0},
};
static const Part class_parts[] = {
    {FIELD_NAME, PLACE_HERE, ROLE_CLASS},
    {FIELD_TYPE_PARAMETERS, PLACE_TYPES, ROLE_TYPE_PARAMETER},
    {FIELD_SUPERCLASSES, PLACE_TYPES, ROLE_LOAD},
    {FIELD_BODY, PLACE_INNER, ROLE_LOAD},
    {0},
};
static const Part lambda_parts[] = {
    {FIELD_PARAMETERS, PLACE_INNER, ROLE_PARAMETER},
    {FIELD_BODY, PLACE_INNER, ROLE_LOAD},
    {0},
};
static const Part parameter_parts[] = {
    {FIELD_NAME, PLACE_HERE, ROLE_PARAMETER},
    {FIELD_TYPE, PLACE_TYPES, ROLE_LOAD},
    {FIELD_VALUE, PLACE_DEFAULT, ROLE_LOAD},
    {0},
};
static const Part for_in_parts[] = {
    {FIELD_LEFT, PLACE_HERE, ROLE_FOR},
    {FIELD_RIGHT, PLACE_ITERABLE, ROLE_LOAD},
    {0},
};
static const Part for_parts[] = {{FIELD_LEFT, PLACE_HERE, ROLE_FOR}, {0}};
static const Part assignment_parts[] = {{FIELD_LEFT, PLACE_HERE, ROLE_ASSIGNED}, {0}};
static const Part augmented_parts[] = {{FIELD_LEFT, PLACE_HERE, ROLE_AUGMENTED}, {0}};
static const Part walrus_parts[] = {{FIELD_NAME, PLACE_HERE, ROLE_WALRUS}, {0}};
static const Part as_parts[] = {{FIELD_ALIAS, PLACE_HERE, ROLE_WITH}, {0}};
static const Part except_parts[] = {{FIELD_ALIAS, PLACE_HERE, ROLE_EXCEPT}, {0}};
static const Part import_parts[] = {
    {FIELD_MODULE_NAME, PLACE_HERE, ROLE_NOTHING},
    {FIELD_NAME, PLACE_HERE, ROLE_IMPORTED},
    {0},
};
static const Part aliased_import_parts[] = {
    {FIELD_NAME, PLACE_HERE, ROLE_NOTHING},
    {FIELD_ALIAS, PLACE_HERE, ROLE_IMPORTED},
    {0},
};
static const Part type_alias_parts[] = {
    {FIELD_LEFT, PLACE_HERE, ROLE_TYPE_ALIAS},
    {FIELD_RIGHT, PLACE_INNER, ROLE_LOAD},
    {0},
};
static const Part attribute_parts[] = {{FIELD_ATTRIBUTE, PLACE_HERE, ROLE_NOTHING}, {0}};
static const Part keyword_parts[] = {{FIELD_NAME, PLACE_HERE, ROLE_NOTHING}, {0}};

static const Part *const parts_of[PYTHON_SYMBOL_COUNT] = {
    [NODE_FUNCTION_DEFINITION] = function_parts,
    [NODE_CLASS_DEFINITION] = class_parts,
    [NODE_LAMBDA] = lambda_parts,
    [NODE_DEFAULT_PARAMETER] = parameter_parts,
    [NODE_TYPED_DEFAULT_PARAMETER] = parameter_parts,
    [NODE_TYPED_PARAMETER] = parameter_parts,
    [NODE_FOR_IN_CLAUSE] = for_in_parts,
    [NODE_FOR_STATEMENT] = for_parts,
    [NODE_ASSIGNMENT] = assignment_parts,
    [NODE_AUGMENTED_ASSIGNMENT] = augmented_parts,
    [NODE_NAMED_EXPRESSION] = walrus_parts,
    [NODE_AS_PATTERN] = as_parts,
    [NODE_EXCEPT_CLAUSE] = except_parts,
    [NODE_IMPORT_STATEMENT] = import_parts,
    [NODE_IMPORT_FROM_STATEMENT] = import_parts,
    [NODE_FUTURE_IMPORT_STATEMENT] = import_parts,
    [NODE_ALIASED_IMPORT] = aliased_import_parts,
    [NODE_TYPE_ALIAS_STATEMENT] = type_alias_parts,
    [NODE_ATTRIBUTE] = attribute_parts,
    [NODE_KEYWORD_ARGUMENT] = keyword_parts,
};

const Part *roles_find_part(uint16_t parent, uint8_t field) {
  if (parent >= PYTHON_SYMBOL_COUNT) return NULL;
  const Part *part = parts_of[parent];
  if (part == NULL) return NULL;
  while (part->field != 0 && part->field != field) part++;
  return part->field == 0 ? NULL : part;
}

static const bool is_group[PYTHON_SYMBOL_COUNT] = {
    /* targets */
    [NODE_PATTERN_LIST] = true,
    [NODE_TUPLE_PATTERN] = true,
    [NODE_LIST_PATTERN] = true,
    [NODE_LIST_SPLAT_PATTERN] = true,
    [NODE_DICTIONARY_SPLAT_PATTERN] = true,
    [NODE_AS_PATTERN_TARGET] = true,
    /* targets that the grammar reads as expressions: after `as` and `del` */
    [NODE_TUPLE] = true,
    [NODE_LIST] = true,
    [NODE_LIST_SPLAT] = true,
    [NODE_PARENTHESIZED_EXPRESSION] = true,
    [NODE_EXPRESSION_LIST] = true,
    /* parameters */
    [NODE_PARAMETERS] = true,
    [NODE_LAMBDA_PARAMETERS] = true,
    [NODE_DEFAULT_PARAMETER] = true,
    [NODE_TYPED_DEFAULT_PARAMETER] = true,
    [NODE_TYPED_PARAMETER] = true,
    /* type parameters */
    [NODE_TYPE] = true,
    [NODE_GENERIC_TYPE] = true,
    [NODE_SPLAT_TYPE] = true,
    [NODE_CONSTRAINED_TYPE] = true,
    /* patterns of `case` */
    [NODE_CASE_PATTERN] = true,
    [NODE_AS_PATTERN] = true,
    [NODE_UNION_PATTERN] = true,
    [NODE_DICT_PATTERN] = true,
    [NODE_KEYWORD_PATTERN] = true,
    [NODE_SPLAT_PATTERN] = true,
    [NODE_CLASS_PATTERN] = true,
    /* imports */
    [NODE_DOTTED_NAME] = true,
    [NODE_ALIASED_IMPORT] = true,
    [NODE_RELATIVE_IMPORT] = true,
};

bool roles_is_group(uint16_t symbol) {
  return symbol >= PYTHON_SYMBOL_COUNT || is_group[symbol];
}

typedef struct TokenRole {
  uint16_t token;
  Role role;
} TokenRole;

static const TokenRole roles_after[] = {
    {PUNCT_DOT, ROLE_NOTHING},         {KEYWORD_DEF, ROLE_FUNCTION},
    {KEYWORD_CLASS, ROLE_CLASS},       {KEYWORD_FROM, ROLE_NOTHING},
    {KEYWORD_IMPORT, ROLE_IMPORTED},   {KEYWORD_FOR, ROLE_FOR},
    {KEYWORD_AS, ROLE_WITH},           {KEYWORD_GLOBAL, ROLE_GLOBAL},
    {KEYWORD_NONLOCAL, ROLE_NONLOCAL},
};

Role roles_after_token(uint16_t token) {
  for (size_t i = 0; i < sizeof roles_after / sizeof roles_after[0]; i++)
    if (roles_after[i].token == token) return roles_after[i].role;
  return ROLE_LOAD;
}
