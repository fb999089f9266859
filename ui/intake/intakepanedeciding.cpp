// What is taken from the fields, what is decided, and the keys for it.
#include "model/text/numericday.h"
#include "model/workbench/articleintake.h"
#include "ui/common/choicerow.h"
#include "ui/common/datefield.h"
#include "ui/intake/becomingchoice.h"
#include "ui/intake/intakepane.h"

#include <QApplication>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

#include <algorithm>
#include <utility>

namespace sourceline {

using namespace Qt::StringLiterals;

void IntakePane::becomeChosen(const QString &value)
{
    ArticleOutcome *article = m_list->at(m_row);
    if (!article)
        return;
    if (const auto becomes = becomingNamed(value))
        article->file.becomes = *becomes;
    touch();
    m_list->tellChanged(m_row);
    showHead();
}

void IntakePane::keep()
{
    ArticleOutcome *article = m_list->at(m_row);
    if (!article || !m_becomes)
        return;
    ArticleFacts &facts = article->file.facts;
    const QString title = m_title->text().simplified();
    facts.title = title.isEmpty() ? article->file.found.title : title;
    facts.outlet = m_outlet->text().simplified();
    facts.author = m_author->text().simplified();
    facts.url = m_url->text().simplified();
    facts.published = m_published->edtf();
}

void IntakePane::step(int by)
{
    const int row = std::clamp(m_row + by, 0, std::max(m_list->rowCount() - 1, 0));
    m_view->setCurrentIndex(m_list->index(row));
}

// A date that cannot be read is no date: it is put right before anything is stored.
bool IntakePane::checkDates()
{
    for (int row = 0; row < m_list->rowCount(); ++row) {
        const ArticleOutcome &article = *m_list->at(row);
        if (!article.problem.isEmpty() || !article.file.needsConfirming()
            || article.file.facts.published.isEmpty() || parseEdtf(article.file.facts.published))
            continue;
        m_view->setCurrentIndex(m_list->index(row));
        const auto inNumbers = numericDay(article.file.facts.published);
        say(inNumbers && inNumbers->isTwofold()
                ? m_published->span().error().message
                : tr("“%1” cannot be read as a date: write 2020-03-13, 2020-03 or leave it empty.")
                      .arg(article.file.facts.published));
        m_published->edit()->setFocus();
        return false;
    }
    return true;
}

void IntakePane::accept()
{
    keep();
    if (!isOpen() || !checkDates())
        return;
    for (ArticleOutcome &article : *m_articles)
        article.file.keepsOriginal = m_keeps->isChecked();
    if (!m_intake->confirm()) {
        say(tr("Nothing was imported yet: an edit needs the name of who makes it."));
        return;
    }
    close();
}

void IntakePane::decline()
{
    if (!isOpen())
        return;
    close();
    m_intake->decline();
}

void IntakePane::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

// What was warned of is no longer all that would be lost.
void IntakePane::touch()
{
    m_isTouched = true;
    if (std::exchange(m_isWarned, false))
        m_problem->hide();
}

void IntakePane::leave()
{
    if (isOpen() && m_isTouched && !std::exchange(m_isWarned, true))
        return say(
            tr("Something was typed. Escape again imports none of it; Ctrl+Return imports."));
    decline();
}

bool IntakePane::mayClose()
{
    if (!isOpen() || !m_isTouched)
        return true;
    say(tr("Import this first (Ctrl+Return), or leave it with Escape."));
    if (!isAncestorOf(QApplication::focusWidget()))
        m_title->setFocus();
    return false;
}

void IntakePane::close()
{
    m_row = -1;
    m_list->setArticles(nullptr);
    m_articles.reset();
    hide();
    emit openChanged(false);
}

QString IntakePane::problem() const
{
    return m_problem->isVisibleTo(this) ? m_problem->text() : QString();
}

// Letters are for the fields here, not for the actions of the window.
bool IntakePane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool letter = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (letter || key->key() == Qt::Key_Return)
            event->accept();
    }
    return QWidget::event(event);
}

bool IntakePane::stepBy(const QKeyEvent &event)
{
    const bool down = event.key() == Qt::Key_Down;
    if ((!down && event.key() != Qt::Key_Up) || !event.modifiers().testFlag(Qt::ControlModifier))
        return false;
    step(down ? 1 : -1);
    return true;
}

// A line of text takes Ctrl+Down for its own end.
bool IntakePane::eventFilter(QObject *field, QEvent *event)
{
    return (event->type() == QEvent::KeyPress && stepBy(*static_cast<QKeyEvent *>(event)))
           || QWidget::eventFilter(field, event);
}

void IntakePane::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (control && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        accept();
    else if (!stepBy(*event))
        QWidget::keyPressEvent(event);
}

} // namespace sourceline
