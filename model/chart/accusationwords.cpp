#include "model/chart/accusationwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

// How a speaker is known (`… (unnamed, Politico)`) is not who it is.
QString withoutHow(const QString &name)
{
    const qsizetype open = name.indexOf(u" ("_s);
    return open > 0 ? name.left(open) : name;
}

bool isPluralName(const QString &name)
{
    const QString first = name.section(u' ', 0, 0).remove(u',');
    return name.section(u' ', -1).endsWith(u's') || first == "many"_L1 || first == "some"_L1
           || first == "several"_L1;
}

QString pairWords(Stance stance, bool isPlural)
{
    switch (stance) {
    case Stance::Asserts:
        return isPlural ? Words::tr("%1 accuse %2") : Words::tr("%1 accuses %2");
    case Stance::Suspects:
        return isPlural ? Words::tr("%1 suspect %2") : Words::tr("%1 suspects %2");
    default:
        return isPlural ? Words::tr("%1 imply it was %2") : Words::tr("%1 implies it was %2");
    }
}

// Of a few statements among others of the pair.
QString weakerWords(Stance stance, bool isPlural)
{
    if (stance == Stance::Suspects)
        return isPlural ? Words::tr("%1 only suspect") : Words::tr("%1 only suspects");
    return isPlural ? Words::tr("%1 only imply it") : Words::tr("%1 only implies it");
}

// `2 suspect`
QString counted(qint64 count, const QString &one, const QString &many)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates); // as on the axes
    return english.toString(count) + u' ' + (count == 1 ? one : many);
}

template <typename Enum>
void strengthen(Enum &held, Enum other)
{
    held = std::min(held, other);
}

} // namespace

QString saidRoleWords(SaidRole role)
{
    switch (role) {
    case SaidRole::Perpetrator:
        return {};
    case SaidRole::Directed:
        return Words::tr("as directing it");
    case SaidRole::Behind:
        return Words::tr("as behind it");
    case SaidRole::Sponsor:
        return Words::tr("as sponsor");
    case SaidRole::Supplier:
        return Words::tr("as supplier");
    case SaidRole::Accomplice:
        return Words::tr("as accomplice");
    case SaidRole::Front:
        return Words::tr("as a front");
    }
    return {};
}

void AccusationWords::add(const SaidAttribution &said, Id unnamed)
{
    m_said.push_back({said.statement, said.stance, said.role, unnamed});
}

// Each once, with its strongest stance and the role nearest to the deed.
std::vector<AccusationWords::Said> AccusationWords::statements() const
{
    std::vector<Said> all = m_said;
    std::ranges::stable_sort(all, {}, &Said::statement);
    std::vector<Said> each;
    for (const Said &said : all) {
        if (each.empty() || each.back().statement != said.statement) {
            each.push_back(said);
            continue;
        }
        strengthen(each.back().stance, said.stance);
        strengthen(each.back().role, said.role);
    }
    return each;
}

QString AccusationWords::speakers(const std::vector<Said> &statements,
                                  SaidNames &names,
                                  bool &isPlural) const
{
    std::set<Id> unnamed;
    size_t count = 0;
    for (const Said &each : statements) {
        if (!each.unnamed.isValid())
            continue;
        ++count;
        unnamed.insert(each.unnamed);
    }
    if (count == 0)
        return m_institution;
    if (count < statements.size())
        return Words::tr("%1 (some unnamed)").arg(m_institution);
    isPlural = unnamed.size() > 1;
    if (isPlural)
        return Words::tr("Unnamed speakers for %1").arg(m_institution);
    const QString name = withoutHow(names.name(*unnamed.begin()));
    isPlural = isPluralName(name);
    return Words::tr("%1 (unnamed)").arg(name);
}

QString AccusationWords::words(SaidNames &names) const
{
    const std::vector<Said> each = statements();
    if (each.empty())
        return {};
    std::map<Stance, int> stances;
    std::map<SaidRole, int> roles;
    for (const Said &said : each) {
        ++stances[said.stance];
        ++roles[said.role];
    }
    bool isPlural = false;
    const QString who = speakers(each, names, isPlural);
    const Stance strongest = stances.begin()->first;
    QString words = pairWords(strongest, isPlural).arg(who, m_accused);
    if (roles.size() == 1 && roles.begin()->first != SaidRole::Perpetrator)
        words += u' ' + saidRoleWords(roles.begin()->first);
    QStringList besides;
    for (const auto &[stance, count] : stances) {
        if (stance != strongest)
            besides.append(weakerWords(stance, count > 1).arg(count));
    }
    for (const auto &[role, count] : roles) {
        if (roles.size() > 1 && role != SaidRole::Perpetrator)
            besides.append(u"%1 %2"_s.arg(count).arg(saidRoleWords(role)));
    }
    if (besides.isEmpty())
        return words;
    return words + Words::tr(" (of %1 statements %2)").arg(each.size()).arg(besides.join(u", "_s));
}

AccusationFacts accusationFacts(const SaidAttributions &said, SaidNames &names)
{
    constexpr std::pair weakest(Stance::DeclinesToName, SaidRole::Front);
    std::vector<std::pair<Stance, SaidRole>> strongest(said.statements.size(), weakest);
    for (const SaidAttribution &each : said.all) {
        auto &[stance, role] = strongest[each.statement];
        strengthen(stance, each.stance);
        strengthen(role, each.role);
    }
    AccusationFacts facts;
    for (quint32 statement = 0; statement < strongest.size(); ++statement) {
        const auto &[stance, role] = strongest[statement];
        if (stance > Stance::Implies) // said of nothing that is shown
            continue;
        ++facts.stances[static_cast<size_t>(stance) - 1];
        ++facts.roles[static_cast<size_t>(role)];
        facts.unnamed += names.unnamedSpeaker(statement, {}).isValid() ? 1 : 0;
    }
    return facts;
}

QString accusationCaveat(const AccusationFacts &facts, qint64 n)
{
    const std::array<QString, 3> one = {
        Words::tr("accuses"), Words::tr("suspects"), Words::tr("implies")};
    const std::array<QString, 3> many = {
        Words::tr("accuse"), Words::tr("suspect"), Words::tr("imply")};
    QStringList stances, roles, parts;
    for (size_t i = 0; i < one.size(); ++i) {
        if (facts.stances[i] > 0)
            stances.append(counted(facts.stances[i], one[i], many[i]));
    }
    for (size_t i = 1; i < facts.roles.size(); ++i) {
        const QString role = saidRoleWords(static_cast<SaidRole>(i));
        if (facts.roles[i] > 0)
            roles.append(counted(facts.roles[i], role, role));
    }
    if (facts.weaker() > 0)
        parts.append(stances.join(u", "_s));
    if (!roles.isEmpty())
        parts.append(Words::tr("%1, not as perpetrator").arg(roles.join(u", "_s)));
    if (facts.unnamed > 0)
        parts.append(counted(facts.unnamed,
                             Words::tr("has a speaker whom the sources do not name"),
                             Words::tr("have speakers whom the sources do not name")));
    if (parts.isEmpty())
        return {};
    return Words::tr("Of %1 %2.")
        .arg(counted(n, Words::tr("statement"), Words::tr("statements")), parts.join(u"; "_s));
}

} // namespace sourceline
