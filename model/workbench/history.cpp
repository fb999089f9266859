#include "model/workbench/history.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr auto undoPrefix = "Undo: "_L1;
constexpr auto redoPrefix = "Redo: "_L1;
constexpr size_t incidentsNamed = 8;

// What the step was called before it was turned back.
QString plainLabel(const QString &label)
{
    for (const QLatin1StringView prefix : {undoPrefix, redoPrefix}) {
        if (label.startsWith(prefix))
            return label.sliced(prefix.size());
    }
    return label;
}

std::vector<Id> incidentsOf(const Edit &edit)
{
    std::vector<Id> incidents;
    for (const TouchedRow &row : edit.rows) {
        if (row.incident.isValid() && std::ranges::find(incidents, row.incident) == incidents.end())
            incidents.push_back(row.incident);
        if (incidents.size() == incidentsNamed)
            break;
    }
    return incidents;
}

// Edits of one `at` that follow each other were made as one.
bool areParts(const Edit &newer, const Edit &older)
{
    return newer.at == older.at && newer.kind == older.kind && newer.who == older.who
           && newer.seq == older.seq + 1;
}

} // namespace

History::History(QObject *parent)
    : QObject(parent)
{}

void History::setRevert(Revert revert)
{
    m_revert = std::move(revert);
}

void History::clear()
{
    m_done.clear();
    m_undone.clear();
    m_waiting.clear();
    m_doing = Doing::Nothing;
    m_turning = {};
    m_held = 0;
    emit changed();
}

void History::restore(const std::vector<Edit> &edits, const QString &who)
{
    clear();
    std::deque<std::pair<const Edit *, std::vector<Id>>> own; // oldest first
    for (size_t i = 0; i < edits.size() && own.size() < restoredSteps; ++i) {
        if (edits[i].who != who)
            continue;
        const Edit &last = edits[i];
        std::vector<Id> parts = {last.id};
        while (i + 1 < edits.size() && areParts(edits[i], edits[i + 1]))
            parts.push_back(edits[++i].id);
        own.emplace_front(&last, std::move(parts));
    }
    for (auto &[edit, parts] : own) {
        if (edit->kind == "undo")
            turnBack(*edit, std::move(parts), m_done, m_undone);
        else if (edit->kind == "redo")
            turnBack(*edit, std::move(parts), m_undone, m_done);
        else
            add(*edit, std::move(parts));
    }
    emit changed();
}

bool History::canUndo() const
{
    return !m_done.empty();
}

bool History::canRedo() const
{
    return !m_undone.empty();
}

bool History::isBusy() const
{
    return m_doing != Doing::Nothing;
}

QString History::undoText() const
{
    return m_done.empty() ? QString() : m_done.back().label;
}

QString History::redoText() const
{
    return m_undone.empty() ? QString() : m_undone.back().label;
}

int History::undoCount() const
{
    return int(m_done.size());
}

int History::redoCount() const
{
    return int(m_undone.size());
}

void History::undo(ConflictChoice choice)
{
    ask(Doing::Undo, choice);
}

void History::redo(ConflictChoice choice)
{
    ask(Doing::Redo, choice);
}

void History::ask(Doing doing, ConflictChoice choice)
{
    m_waiting.emplace_back(doing, choice);
    next();
}

void History::next()
{
    if (isBusy() || m_held > 0 || !m_revert)
        return;
    while (!m_waiting.empty()) {
        const auto [doing, choice] = m_waiting.front();
        m_waiting.pop_front();
        const Side &side = doing == Doing::Undo ? m_done : m_undone;
        if (side.empty())
            continue;
        const Step &step = side.back();
        m_doing = doing;
        m_turning = step.edit;
        const bool isUndo = doing == Doing::Undo;
        const Reason reason{
            {}, (isUndo ? undoPrefix : redoPrefix) + step.label, {}, isUndo ? "undo" : "redo"};
        emit changed();
        m_revert(m_turning, reason, choice);
        return;
    }
}

std::optional<History::Step> History::taken(Side &side, Id edit)
{
    const auto at = std::find_if(side.rbegin(), side.rend(), [edit](const Step &step) {
        return std::ranges::find(step.parts, edit) != step.parts.end();
    });
    if (at == side.rend())
        return {};
    Step step = std::move(*at);
    side.erase(std::next(at).base());
    return step;
}

void History::turnBack(const Edit &edit, std::vector<Id> parts, Side &from, Side &to)
{
    Step step = taken(from, edit.of).value_or(Step{{}, plainLabel(edit.label), {}, {}});
    step.edit = edit.id;
    step.parts = std::move(parts);
    if (auto incidents = incidentsOf(edit); !incidents.empty())
        step.incidents = std::move(incidents);
    to.push_back(std::move(step));
}

void History::add(const Edit &edit, std::vector<Id> parts)
{
    // Another program left no record to turn its changes back with.
    if (edit.kind == "outside")
        return;
    m_undone.clear();
    m_done.push_back({edit.id, edit.label, incidentsOf(edit), std::move(parts)});
}

// Edit.of names one edit of a series, perhaps not the one that was asked for: what the writer was
// asked is known here.
void History::answer(const Edit &edit)
{
    const bool isUndo = m_doing == Doing::Undo;
    Side &from = isUndo ? m_done : m_undone;
    Edit made = edit;
    made.of = m_turning;
    m_doing = Doing::Nothing;
    m_turning = {};
    QString label;
    if (made.seq == 0) {
        if (const auto gone = taken(from, made.of))
            label = gone->label;
    } else {
        Side &to = isUndo ? m_undone : m_done;
        turnBack(made, {made.id}, from, to);
        label = to.back().label;
    }
    emit changed();
    if (isUndo)
        emit undone(edit, label);
    else
        emit redone(edit, label);
    next();
}

void History::take(const Edit &edit)
{
    const QByteArray awaited = m_doing == Doing::Undo   ? "undo"
                               : m_doing == Doing::Redo ? "redo"
                                                        : "";
    if (isBusy() && (edit.seq == 0 || edit.kind == awaited)) {
        answer(edit);
        return;
    }
    if (edit.seq == 0)
        return;
    if (edit.kind == "undo")
        turnBack(edit, {edit.id}, m_done, m_undone);
    else if (edit.kind == "redo")
        turnBack(edit, {edit.id}, m_undone, m_done);
    else
        add(edit, {edit.id});
    emit changed();
}

void History::failed(const Error &error)
{
    if (!isBusy())
        return;
    const Side &side = m_doing == Doing::Undo ? m_done : m_undone;
    const auto step =
        std::ranges::find_if(side, [this](const Step &s) { return s.edit == m_turning; });
    const Id edit = m_turning;
    const QString label = step == side.end() ? QString() : step->label;
    m_doing = Doing::Nothing;
    m_turning = {};
    // Those that wait were meant for what lies behind this one.
    m_waiting.clear();
    emit changed();
    emit refused(edit, label, error.message);
}

void History::hold()
{
    ++m_held;
}

void History::release()
{
    m_held = std::max(0, m_held - 1);
    next();
}

} // namespace sourceline
