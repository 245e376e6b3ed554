import threading
from collections import deque


class Worker:
    limit = 3

    def __init__(self):
        self.lock = threading.Lock()
        self.jobs = deque()
        self.jobs_twice = []
        self.__hidden = {}
        self.count = 0

    def run(self, other):
        with self.lock:
            #     ^ threading.Lock
            self.jobs.append(1)
            #    ^ collections.deque
            #         ^ collections.deque.append
        self.lock.acquire()
        #         ^ threading.Lock.acquire
        self.jobs_twice = None
        self.jobs_twice.append
        #               ^ nothing
        self.__hidden.items
        #             ^ builtins.dict.items
        self.count += 1
        self.count.bit_length
        #          ^ nothing
        self.missing.name
        #            ^ nothing
        other.lock.acquire
        #          ^ nothing

    @classmethod
    def make(cls):
        cls.lock.acquire
        #        ^ nothing

    @staticmethod
    def plain(self):
        self.lock.acquire
        #         ^ nothing

    def nested(self):
        def later():
            return self.lock.locked
            #                ^ threading.Lock.locked

        return later


class Other:
    def run(self):
        self.lock.acquire
        #         ^ nothing


worker = Worker()
worker.run
#      ^ nothing
