#include "model/workbench/workbench.h"
#include "ui/filter/chiprows.h"
#include "ui/filter/filterline.h"
#include "ui/filter/searchfield.h"

// What the field offers while somebody types.
namespace sourceline {

void SearchField::offer(Completions completions)
{
    m_completions = std::move(completions);
    m_popup->open(m_completions.rows);
    m_line->setCompletes(!m_completions.rows.empty());
}

// Other counts for the same offers; none is changed under whoever is choosing.
void SearchField::countAgain()
{
    if (m_popup->isVisible() && !m_popup->current())
        offer(
            completionsAt(m_line->text(), m_line->cursorPosition(), m_chips->spec(), m_workbench));
}

void SearchField::complete()
{
    const PickRow *row = m_popup->current();
    if (row)
        use(*row);
    else if (!m_completions.rows.empty())
        use(PickRow(m_completions.rows.front()));
}

void SearchField::use(const PickRow &row)
{
    QString text = m_line->text();
    const QString name = row.name;
    text.replace(m_completions.start, m_completions.length, name);
    const int cursor = m_completions.start + static_cast<int>(name.size());
    setLine(text);
    m_line->setCursorPosition(cursor);
    m_line->setFocus();
    // A field is followed by its values.
    offer(name.endsWith(u':') ? completionsAt(text, cursor, m_chips->spec(), m_workbench)
                              : Completions{});
    apply(true);
}

void SearchField::step(int by)
{
    if (m_popup->isVisible())
        m_popup->step(by);
    else if (by > 0)
        emit leaveAsked();
}

} // namespace sourceline
