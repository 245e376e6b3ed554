"""An expression for each row of server/semantics/returns_packages.c, as examples.py has them for the
standard library. What would need a server or the network is done by stand-ins of the same packages.
"""

import asyncio
import io
import unittest.mock

import aiohttp, flask, httpx, matplotlib, numpy, pandas, pymongo, redis, requests, sqlalchemy
import sqlalchemy.ext.asyncio, sqlalchemy.orm

matplotlib.use("Agg")
import matplotlib.pyplot

VERBS = "get post put patch delete head options".split()
LINK = "http://library.test/"

app = flask.Flask(__name__)
frame = pandas.DataFrame({"a": [1, 2], "b": [3, 4]})
series = frame["a"]
array = numpy.array([[1, 2], [3, 4]])
engine = sqlalchemy.create_engine("sqlite://")
users = sqlalchemy.Table("users", sqlalchemy.MetaData(), sqlalchemy.Column("id", sqlalchemy.Integer))
select = sqlalchemy.select(users)
query = sqlalchemy.orm.Session(engine).query(users)
mongo = pymongo.MongoClient(connect=False)
cache = redis.Redis()
client = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(200)))


def in_context(thing):
    with app.test_request_context():
        return thing()


async def entered(manager):
    async with manager as value:
        return value


async def aiohttp_session():
    return await entered(aiohttp.ClientSession())


def with_requests(call):
    with unittest.mock.patch.object(requests.Session, "send", return_value=requests.Response()):
        return call()


def with_httpx(call):
    with unittest.mock.patch.object(httpx.Client, "send", return_value=httpx.Response(200)):
        return call()


def parquet():
    file = io.BytesIO()
    frame.to_parquet(file)
    return pandas.read_parquet(file)


def sql(read):
    with engine.connect() as connection:
        return read("SELECT 1 AS a", connection)


def methods(class_name, thing, table):
    """Rows for methods of `thing`, each with its arguments."""
    return {f"{class_name}.{method}": lambda method=method, arguments=arguments:
            getattr(thing, method)(*arguments) for method, arguments in table.items()}


CALLS = {
    "aiohttp.ClientSession.__aenter__": lambda: asyncio.run(aiohttp_session()),
    "flask.Flask.test_client": lambda: app.test_client(),
    "flask.jsonify": lambda: in_context(lambda: flask.jsonify(1)),
    "flask.make_response": lambda: in_context(lambda: flask.make_response("a")),
    "httpx.AsyncClient.__aenter__": lambda: asyncio.run(entered(httpx.AsyncClient())),
    "httpx.Client.__enter__": lambda: httpx.Client().__enter__(),
    "httpx.Client.request": lambda: client.request("GET", LINK),
    "httpx.request": lambda: with_httpx(lambda: httpx.request("GET", LINK)),
    **methods("httpx.Client", client, {verb: [LINK] for verb in VERBS}),
    **{f"httpx.{verb}": lambda verb=verb: with_httpx(lambda: getattr(httpx, verb)(LINK))
       for verb in VERBS},
    "matplotlib.figure.Figure.add_subplot": lambda: matplotlib.pyplot.figure().add_subplot(),
    **methods("matplotlib.pyplot", matplotlib.pyplot, {"figure": [], "gcf": [], "gca": [],
                                                       "subplot": []}),
    **methods("numpy", numpy, {
        "arange": [3], "array": [[1]], "asarray": [[1]], "concatenate": [[array, array]],
        "diag": [[1, 2]], "empty": [3], "empty_like": [array], "eye": [2], "frombuffer": [b"12345678"],
        "fromiter": [[1, 2], int], "full": [3, 1], "full_like": [array, 1],
        "genfromtxt": [["1 2", "3 4"]], "hstack": [[array, array]], "identity": [2],
        "linspace": [0, 1, 3], "loadtxt": [["1 2", "3 4"]], "ones": [3], "ones_like": [array],
        "repeat": [[1], 2], "stack": [[array, array]], "tile": [[1], 2], "vstack": [[array, array]],
        "zeros": [3], "zeros_like": [array],
    }),
    **methods("numpy.ndarray", array, {
        "astype": [float], "copy": [], "flatten": [], "ravel": [], "reshape": [4], "transpose": [],
    }),
    "numpy.random.default_rng": lambda: numpy.random.default_rng(1),
    "pandas.date_range": lambda: pandas.date_range("2024-01-01", periods=2),
    "pandas.get_dummies": lambda: pandas.get_dummies(series),
    "pandas.melt": lambda: pandas.melt(frame),
    "pandas.merge": lambda: pandas.merge(frame, frame),
    "pandas.pivot_table": lambda: pandas.pivot_table(frame, index="a"),
    "pandas.read_csv": lambda: pandas.read_csv(io.StringIO("a,b\n1,2")),
    "pandas.read_json": lambda: pandas.read_json(io.StringIO('{"a": {"0": 1}}')),
    "pandas.read_parquet": parquet,
    "pandas.read_sql": lambda: sql(pandas.read_sql),
    "pandas.read_sql_query": lambda: sql(pandas.read_sql_query),
    "pandas.read_table": lambda: pandas.read_table(io.StringIO("a\tb\n1\t2")),
    **methods("pandas.DataFrame", frame, {
        "assign": [], "astype": [float], "copy": [], "describe": [], "drop": [[0]],
        "drop_duplicates": [], "dropna": [], "fillna": [0], "groupby": ["a"], "head": [],
        "isna": [], "join": [frame.add_suffix("_")], "melt": [], "merge": [frame], "nlargest": [1, "a"],
        "notna": [], "query": ["a > 1"], "reset_index": [],
        "sample": [], "set_index": ["a"], "sort_index": [], "sort_values": ["a"], "tail": [],
        "transform": [abs],
    }),
    "pandas.DataFrame.pivot": lambda: frame.pivot(columns="a"),
    "pandas.DataFrame.rename": lambda: frame.rename(columns=str.upper),
    "pandas.DataFrame.pivot_table": lambda: frame.pivot_table(index="a"),
    **methods("pandas.Series", series, {
        "apply": [abs], "astype": [float], "copy": [], "dropna": [], "fillna": [0], "groupby": [[1, 2]],
        "head": [], "isin": [[1]], "map": [abs], "sort_values": [], "tail": [], "value_counts": [],
    }),
    "pymongo.MongoClient.__getitem__": lambda: mongo["a"],
    "pymongo.MongoClient.get_database": lambda: mongo.get_database("a"),
    "pymongo.database.Database.__getitem__": lambda: mongo["a"]["b"],
    "pymongo.database.Database.get_collection": lambda: mongo["a"].get_collection("b"),
    "redis.Redis.from_url": lambda: redis.Redis.from_url("redis://"),
    "redis.Redis.pipeline": lambda: cache.pipeline(),
    "redis.Redis.pubsub": lambda: cache.pubsub(),
    "redis.client.Pipeline.__enter__": lambda: cache.pipeline().__enter__(),
    "redis.from_url": lambda: redis.from_url("redis://"),
    "requests.Session.__enter__": lambda: requests.Session().__enter__(),
    "requests.session": lambda: requests.session(),
    **{f"requests.{verb}": lambda verb=verb: with_requests(lambda: getattr(requests, verb)(LINK))
       for verb in VERBS},
    **{f"requests.Session.{verb}":
       lambda verb=verb: with_requests(lambda: getattr(requests.Session(), verb)(LINK))
       for verb in VERBS},
    "requests.request": lambda: with_requests(lambda: requests.request("GET", LINK)),
    "requests.Session.request": lambda: with_requests(lambda: requests.Session().request("GET", LINK)),
    "sqlalchemy.Connection.__enter__": lambda: engine.connect().__enter__(),
    "sqlalchemy.Engine.connect": lambda: engine.connect(),
    "sqlalchemy.create_engine": lambda: engine,
    "sqlalchemy.select": lambda: select,
    **methods("sqlalchemy.Select", select, {
        "filter_by": [], "group_by": [users.c.id], "join": [users.alias(), sqlalchemy.true()],
        "limit": [1], "options": [], "order_by": [users.c.id], "where": [],
    }),
    "sqlalchemy.orm.Session.__enter__": lambda: sqlalchemy.orm.Session(engine).__enter__(),
    "sqlalchemy.orm.Session.query": lambda: query,
    **methods("sqlalchemy.orm.Query", query, {
        "distinct": [], "filter": [], "filter_by": [], "group_by": [users.c.id],
        "join": [users.alias(), sqlalchemy.true()], "limit": [1], "offset": [1], "options": [],
        "order_by": [users.c.id],
    }),
    "sqlalchemy.orm.sessionmaker": lambda: sqlalchemy.orm.sessionmaker(engine),
    "sqlalchemy.orm.sessionmaker.__call__": lambda: sqlalchemy.orm.sessionmaker(engine)(),
    "sqlalchemy.ext.asyncio.AsyncSession.__aenter__":
        lambda: asyncio.run(entered(sqlalchemy.ext.asyncio.AsyncSession())),
    "sqlalchemy.ext.asyncio.async_sessionmaker": lambda: sqlalchemy.ext.asyncio.async_sessionmaker(),
    "sqlalchemy.ext.asyncio.async_sessionmaker.__call__":
        lambda: sqlalchemy.ext.asyncio.async_sessionmaker()(),
}
