#include "ui/history/conflictbox.h"

#include "ui/common/theme.h"
#include "ui/history/columnshares.h"
#include "ui/history/texttable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace sourceline {

ConflictBox::ConflictBox(QWidget *parent)
    : QWidget(parent)
    , m_question(new QLabel(this))
    , m_lines(new TextTable(
          {tr("Record"), tr("Field"), tr("Was left as"), tr("Is now"), tr("Would become")}, this))
    , m_view(rowList(m_lines, tr("Conflicts"), this))
    , m_keep(new QPushButton(tr("&Keep what is there, turn back the rest"), this))
    , m_overwrite(new QPushButton(tr("&Overwrite"), this))
{
    auto *leave = new QPushButton(tr("&Leave it"), this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    layout->setSpacing(spacing::small);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    layout->addWidget(m_question);
    layout->addWidget(m_view, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::medium);
    buttons->addStretch();
    for (QPushButton *button : {m_keep, m_overwrite, leave}) {
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    layout->addLayout(buttons);
    std::vector<int> shares(static_cast<size_t>(m_lines->columnCount()), 22);
    shares.front() = 34;
    new ColumnShares(m_view, std::move(shares));
    connect(m_keep, &QPushButton::clicked, this, [this] { choose(ConflictChoice::KeepPresent); });
    connect(
        m_overwrite, &QPushButton::clicked, this, [this] { choose(ConflictChoice::Overwrite); });
    connect(leave, &QPushButton::clicked, this, &ConflictBox::dismiss);
    hide();
}

void ConflictBox::ask(const QString &question,
                      const std::vector<ConflictLine> &lines,
                      bool mayKeep,
                      std::function<void(ConflictChoice)> chosen)
{
    m_chosen = std::move(chosen);
    m_question->setText(question);
    std::vector<TextTable::Row> rows;
    for (const ConflictLine &line : lines) {
        if (line.field.isEmpty())
            rows.push_back({{line.sentence}, false});
        else
            rows.push_back(
                {{line.record, line.field, line.expected, line.found, line.written}, false});
    }
    m_lines->setRows(std::move(rows));
    m_view->setMaximumHeight(m_view->header()->sizeHint().height()
                             + (std::min(int(lines.size()), 4) + 1) * (fontMetrics().height() + 8));
    m_keep->setVisible(mayKeep);
    show();
    m_view->setFocus();
    m_view->setCurrentIndex(m_lines->index(0, 0));
}

void ConflictBox::dismiss()
{
    m_chosen = {};
    hide();
}

void ConflictBox::choose(ConflictChoice choice)
{
    const auto chosen = std::exchange(m_chosen, {});
    hide();
    if (chosen)
        chosen(choice);
}

void ConflictBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sourceline
