/* Methods of well-known packages: where the file shows what the object is, those that its topic is
 * about; where it does not, those that hardly anything else has, or objects with a customary name.
 */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "concepts/chains.h"
#include "syntax/arguments.h"

/* Methods that need no further sign, methods that are meant if the object is the library's. */
typedef struct Library {
  const char *package;
  const char *sure;
  const char *likely;
} Library;

static const Library pandas = {
    "pandas",
    "groupby iterrows itertuples pivot_table value_counts reset_index set_index drop_duplicates "
    "fillna dropna isna notna isnull notnull sort_values sort_index iloc loc to_csv to_parquet "
    "to_sql nunique resample applymap melt unstack to_numpy to_datetime select_dtypes",
    "apply map agg aggregate transform merge join head tail describe info mean sum count min max "
    "std var median quantile astype copy assign rename drop query str dt cat shape columns index "
    "dtypes values size first last plot hist shift diff cumsum pct_change rolling clip replace "
    "where mask isin between unique sample nlargest nsmallest explode stack pivot corr append T "
    "empty items to_dict to_list tolist to_json to_excel memory_usage idxmax idxmin rank round abs "
    "any all duplicated interpolate ffill bfill tz_localize tz_convert contains extract at iat "
    "dtype get_group filter ngroup cumcount nth ewm expanding floor ceil normalize pipe eval",
};

static const Library numpy = {
    "numpy",
    "",
    "reshape astype sum mean min max std var argmax argmin argsort sort copy flatten ravel "
    "transpose T shape dtype ndim size dot cumsum clip round any all tolist fill nonzero squeeze "
    "take repeat strides itemsize nbytes prod swapaxes view flags base",
};

static const Library sqlalchemy = {
    "sqlalchemy",
    "",
    "where filter filter_by order_by join outerjoin options limit offset all first one one_or_none "
    "scalar scalars scalar_one scalar_one_or_none group_by having distinct count delete update "
    "values returning select_from subquery cte execution_options mappings fetchall fetchone "
    "execute commit rollback c label desc asc in_ like ilike is_ is_not between",
};

static const Library pymongo = {
    "pymongo",
    "find_one insert_one insert_many update_one update_many delete_one delete_many replace_one "
    "find_one_and_update find_one_and_delete find_one_and_replace count_documents "
    "estimated_document_count bulk_write",
    "find aggregate distinct sort limit skip drop create_index create_indexes command insert "
    "remove "
    "list_collection_names explain batch_size to_list watch",
};

static const Library redis = {
    "redis",
    "hset hget hgetall hincrby hdel zadd zrem zrange zrevrange zrangebyscore zscore lpush rpush "
    "lrange ltrim brpop blpop sadd srem smembers sismember setex setnx incrby xadd xread "
    "xreadgroup "
    "mget mset scan_iter",
    "get set incr decr delete expire ttl exists publish subscribe listen execute watch multi keys "
    "lpop rpop llen lock pipeline",
};

static const Library matplotlib = {
    "matplotlib",
    "set_xlabel set_ylabel set_xlim set_ylim set_xticks set_yticks set_xticklabels set_yticklabels "
    "twinx axhline axvline tick_params fill_between savefig add_subplot suptitle tight_layout",
    "plot scatter bar barh hist boxplot imshow contour contourf pie errorbar set set_title legend "
    "grid annotate text set_aspect set_yscale set_xscale colorbar stem step violinplot axis "
    "set_facecolor add_patch flat ravel show",
};

static const Library argparse = {
    "argparse",
    "add_argument add_argument_group add_mutually_exclusive_group add_subparsers add_parser "
    "parse_args parse_known_args",
    "set_defaults print_help print_usage error exit format_help",
};

static Slice text_of(const SegmentView *view, NodeId node) {
  return nodes_text(view->nodes, node);
}

static bool is_method_of(const SegmentView *view, NodeId name, const Library *library) {
  NodeId object = chain_object(view->nodes, name);
  if (object == NO_NODE) return false;
  if (word_list_has(library->sure, text_of(view, name)))
    return chain_is_from(view, object, library->package) || chain_is_unknown(view, object);
  return word_list_has(library->likely, text_of(view, name)) &&
         chain_is_from(view, object, library->package);
}

/* The object's chain begins with an unknown variable whose name `is_customary`. */
static bool is_likely_on(const SegmentView *view, NodeId name, const Library *library,
                         bool (*is_customary)(Slice)) {
  if (!word_list_has(library->likely, text_of(view, name))) return false;
  NodeId object = chain_object(view->nodes, name);
  NodeId root = chain_root(view->nodes, object);
  return root != NO_NODE && is_customary(text_of(view, root)) && chain_is_unknown(view, object);
}

static bool is_frame_name(Slice name) {
  return slice_is(name, "df") || slice_starts_with(name, SLICE("df_")) ||
         slice_ends_with(name, SLICE("_df"));
}

static bool is_axes_name(Slice name) {
  if (slice_is(name, "axs") || slice_is(name, "axes")) return true;
  if (!slice_starts_with(name, SLICE("ax"))) return false;
  bool has_digit = name.len == 3 && name.ptr[2] >= '0' && name.ptr[2] <= '9';
  return name.len == 2 || has_digit || slice_starts_with(name, SLICE("ax_"));
}

static bool is_frame_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, &pandas) || is_likely_on(view, node, &pandas, is_frame_name);
}

static bool is_array_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, &numpy);
}

static bool is_query_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, &sqlalchemy);
}

static bool is_mongo_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, &pymongo);
}

static bool is_redis_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, &redis);
}

static bool is_axes_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, &matplotlib) ||
         is_likely_on(view, node, &matplotlib, is_axes_name);
}

static bool is_parser_method(const SegmentView *view, NodeId node) {
  return is_method_of(view, node, &argparse);
}

/* What `name` of a variable stands for is a function of this file, or imported. */
static bool is_function(const SegmentView *view, NodeId name) {
  if (!nodes_is(view->nodes, name, NODE_IDENTIFIER)) return false;
  Resolution resolution = names_resolve(view->names, name);
  if (resolution.module != NULL)
    return resolution.module->kind == BINDING_FUNCTION || resolution.module->kind == BINDING_IMPORT;
  const Binding *binding = names_binding(view->names, resolution.binding);
  return binding != NULL && (binding->kind == BINDING_FUNCTION || binding->kind == BINDING_IMPORT);
}

/* `add.delay(2, 3)` and `tasks.add.apply_async(...)`: of a function, not of a pool's object. */
static bool is_task_call(const SegmentView *view, NodeId node) {
  NodeId object = chain_object(view->nodes, node);
  return word_list_has("delay apply_async", text_of(view, node)) &&
         arguments_method_call(view->nodes, node) != NO_NODE &&
         is_function(view, chain_root(view->nodes, object));
}

/* `@cli.command()` where `cli` is itself a function that a decorator made a group. */
static bool is_click_command(const SegmentView *view, NodeId node) {
  NodeId holder = nodes_parent(view->nodes, nodes_parent(view->nodes, node));
  if (nodes_is(view->nodes, holder, NODE_CALL)) holder = nodes_parent(view->nodes, holder);
  return nodes_is(view->nodes, holder, NODE_DECORATOR) &&
         word_list_has("command group", text_of(view, node)) &&
         is_function(view, chain_object(view->nodes, node));
}

/* Nothing else is called so. */
static bool is_raise_for_status(const SegmentView *view, NodeId node) {
  NodeId object = chain_object(view->nodes, node);
  return object != NO_NODE && slice_is(text_of(view, node), "raise_for_status") &&
         arguments_method_call(view->nodes, node) != NO_NODE;
}

const Predicate predicates_libraries[] = {
    {"array_method", is_array_method},
    {"axes_method", is_axes_method},
    {"click_command", is_click_command},
    {"frame_method", is_frame_method},
    {"mongo_method", is_mongo_method},
    {"parser_method", is_parser_method},
    {"query_method", is_query_method},
    {"raises_for_status", is_raise_for_status},
    {"redis_method", is_redis_method},
    {"task_call", is_task_call},
    {NULL, NULL},
};
