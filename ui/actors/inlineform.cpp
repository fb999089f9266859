#include "ui/actors/inlineform.h"

#include "ui/common/pickfield.h"
#include "ui/common/theme.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sourceline {

InlineForm::InlineForm(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_saveButton(new QPushButton(this))
    , m_cancelButton(new QPushButton(tr("Cancel"), this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(boldFont(font()));
    m_title->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setObjectName(QStringLiteral("fields"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_saveButton);
    buttons->addWidget(m_cancelButton);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_title);
    layout->addWidget(area, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    connect(m_saveButton, &QPushButton::clicked, this, &InlineForm::save);
    connect(m_cancelButton, &QPushButton::clicked, this, &InlineForm::close);
}

void InlineForm::begin(const QString &title, const QString &saveText)
{
    m_title->setText(title);
    m_saveButton->setText(saveText);
    setProblem({});
    auto *area = findChild<QScrollArea *>(QStringLiteral("fields"));
    m_fields = new QWidget;
    m_layout = new QFormLayout(m_fields);
    m_layout->setContentsMargins(0, 0, spacing::small, 0);
    m_layout->setHorizontalSpacing(spacing::large);
    m_layout->setVerticalSpacing(spacing::medium);
    m_layout->setLabelAlignment(Qt::AlignLeft);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    area->setWidget(m_fields); // which deletes the fields before
    area->viewport()->setAutoFillBackground(false);
    m_fields->setAutoFillBackground(false);
    m_first = m_last = nullptr;
}

void InlineForm::addField(const QString &label, QWidget *field)
{
    auto *words = new QLabel(label, m_fields);
    words->setTextFormat(Qt::PlainText);
    words->setBuddy(field);
    words->setForegroundRole(QPalette::PlaceholderText);
    field->setAccessibleName(label);
    m_layout->addRow(words, field);
    if (m_last)
        setTabOrder(m_last, field);
    else
        m_first = field;
    m_last = field;
}

void InlineForm::addWords(QLabel *words)
{
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    m_layout->addRow(words);
}

void InlineForm::open(std::function<void()> save)
{
    m_save = std::move(save);
    if (m_last) {
        setTabOrder(m_last, m_saveButton);
        setTabOrder(m_saveButton, m_cancelButton);
    }
    emit opened();
    if (m_first)
        m_first->setFocus(Qt::OtherFocusReason);
}

void InlineForm::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::of(palette()).warning);
    m_problem->setForegroundRole(QPalette::WindowText);
    m_problem->setPalette(colours);
}

void InlineForm::close()
{
    if (!m_save)
        return;
    m_save = {};
    emit closed();
}

void InlineForm::save()
{
    for (PickField *field : m_fields->findChildren<PickField *>())
        field->resolve();
    // Saving may close the form, which lets go of what is being called.
    if (const auto run = m_save)
        run();
}

void InlineForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        save();
    else
        QWidget::keyPressEvent(event);
}

} // namespace sourceline
