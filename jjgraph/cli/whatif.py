"""whatif: the network without a member, or with one more tie."""

import click

from jjgraph.analysis.scenario import COLUMNS
from jjgraph.bilingual import Bilingual
from jjgraph.cli.request import Request, with_request
from jjgraph.errors import UsageError
from jjgraph.services.entity_lookup import find_entity
from jjgraph.studies import scenarios as studies


@click.command(
    "whatif",
    help="假如少一个机构，或多一条联系，网络会怎样：到达、效率、居间者、缺口，之前与之后。\n\n"
    "The network without a member, or with one more tie: reach, efficiency, brokers and gaps, before and after.",
)
@click.option("--remove", metavar="UID", help="移除的机构 / the body to remove.")
@click.option("--add", nargs=3, metavar="A TYPE B", help="添加的联系 / the tie to add.")
@with_request()
def whatif_command(request: Request, *, remove: str | None, add: tuple[str, str, str] | None) -> None:
    if bool(remove) is bool(add):
        raise UsageError(Bilingual("请给出 --remove 或 --add 之一", "give one of --remove and --add"))
    ends = [add[0], add[2]] if add else [remove]
    with request.session.store() as store:
        things = [find_entity(store, str(end)) for end in ends]
    request.session.note(*(note for thing in things for note in thing.notes))
    uids = [thing.uid for thing in things]
    analysis = request.analyse()
    names = [analysis.full.entity[uid].label(request.session.lang) for uid in uids]
    if add:
        scenario = studies.add_tie(analysis, uids[0], add[1], uids[1])
        gained = scenario.after.reachable - scenario.before.reachable
        request.session.say(
            f"若{'与'.join(names)}有此联系，新增 {gained} 对可相互到达的机构",
            f"with this tie of {' and '.join(names)}, {gained} more pairs can reach each other",
        )
    else:
        scenario = studies.remove_entity(analysis, uids[0])
        request.session.say(
            f"若无{names[0]}，其余机构中有 {scenario.lost} 对失去联系",
            f"without {names[0]}, {scenario.lost} pairs of the others lose contact",
        )
    rows = studies.scenario_rows(analysis, scenario, request.session.lang)
    request.print(analysis, COLUMNS, rows, remove=None if add else uids[0], add=add or None)
