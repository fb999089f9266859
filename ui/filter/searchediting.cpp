#include "model/workbench/workbench.h"
#include "ui/filter/chiprows.h"
#include "ui/filter/filterchip.h"
#include "ui/filter/filterline.h"
#include "ui/filter/searchfield.h"

#include <algorithm>

// From the line to chips and back, and what of both stays when the filter is changed elsewhere.
namespace sourceline {

// What is right becomes chips, what is wrong stays to be mended.
void SearchField::makeChips()
{
    const ParsedFilter parsed = parseFilter(m_line->text());
    QStringList wrong;
    for (const FilterProblem &problem : parsed.problems)
        wrong.append(m_line->text().mid(problem.range.start, problem.range.length));
    m_chips->insert(m_edited ? m_edited->at : chips().size(), parsed.spec);
    if (m_edited)
        m_edited->at += std::ssize(parsed.spec.all);
    if (wrong.isEmpty())
        m_edited.reset();
    setLine(wrong.join(u' '));
}

void SearchField::edit(FilterChip *chip)
{
    makeChips();
    const QString text = filterText(chip->choice());
    const QString rest = m_line->text();
    m_edited = {chips().indexOf(chip), chip->choice(), rest};
    m_line->setFocus();
    m_chips->remove(chip);
    setLine(rest.isEmpty() ? text : QString(text + u' ' + rest));
    m_line->setCursorPosition(static_cast<int>(text.size()));
    placeAll();
    apply(false);
}

// Set by another pane, or stepped to: as chips, apart from what is typed already.
void SearchField::follow()
{
    if (isShown(m_workbench.filter()))
        return;
    m_later.stop();
    offer({});
    const qsizetype focused = chips().indexOf(m_chips->focused());
    if (focused >= 0)
        m_line->setFocus();
    m_chips->set(keepInLine(m_workbench.filter()));
    placeAll();
    m_chips->focus(std::min(focused, chips().size() - 1), Qt::OtherFocusReason);
    showProblems();
}

// In the line stays what `filter` has of it, and what was wrong and so never part of a filter. What
// `filter` has besides.
FilterSpec SearchField::keepInLine(FilterSpec filter)
{
    const QString text = m_line->text();
    const ParsedFilter typed = std::exchange(m_typed, {});
    std::vector<std::pair<qsizetype, QString>> kept;
    std::optional<qsizetype> at;
    for (const FilterProblem &problem : typed.problems)
        kept.emplace_back(problem.range.start, text.mid(problem.range.start, problem.range.length));
    for (size_t i = 0; i < typed.spec.all.size(); ++i) {
        const auto found = std::ranges::find(filter.all, typed.spec.all[i]);
        if (found == filter.all.end())
            continue;
        const FilterRange first = typed.places[i].front();
        kept.emplace_back(first.start,
                          typed.places[i].size() == 1 ? text.mid(first.start, first.length)
                                                      : filterText(typed.spec.all[i]));
        at = at.value_or(found - filter.all.begin());
        m_typed.spec.all.push_back(typed.spec.all[i]);
        filter.all.erase(found);
    }
    if (m_typed.spec.all.size() == typed.spec.all.size()) {
        m_typed = typed;
    } else {
        std::ranges::sort(kept, {}, &std::pair<qsizetype, QString>::first);
        QStringList texts;
        for (const auto &[start, piece] : kept)
            texts.append(piece);
        setLine(texts.join(u' '));
    }
    const bool isBack =
        m_edited && std::ranges::find(filter.all, m_edited->before) != filter.all.end();
    if (isBack || m_line->text().isEmpty())
        m_edited.reset();
    if (m_edited)
        m_edited->at = std::min<qsizetype>(at.value_or(m_edited->at), std::ssize(filter.all));
    return filter;
}

// First the list, then what was typed, then the field itself. Ctrl+Z brings back what was typed.
void SearchField::escape()
{
    if (m_popup->isVisible()) {
        offer({});
        showMessage();
    } else if (m_edited) {
        const Edited edited = *std::exchange(m_edited, {});
        m_chips->insert(edited.at, {{edited.before}});
        setLine(edited.rest);
        placeAll();
        apply(false);
    } else if (!m_line->text().isEmpty()) {
        m_line->clear();
        m_typed = {};
        apply(false);
    } else {
        emit leaveAsked();
    }
}

} // namespace sourceline
