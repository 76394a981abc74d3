import type { OpenAI } from 'openai';
import type { ModelMessage, ModelRequest } from './modelProvider.ts';
import { PARAMETERS } from './refusedParameters.ts';
import type { Parameter, RefusedParameters } from './refusedParameters.ts';

/** A request as the chat-completions protocol words it, without what the model is known to refuse. */
export function requestBody(
  request: ModelRequest,
  refused: RefusedParameters,
): OpenAI.Chat.ChatCompletionCreateParamsStreaming {
  const { model } = request;
  const lengthName = refused.has(model, 'max_tokens') ? 'max_completion_tokens' : 'max_tokens';
  const values: Partial<Record<Parameter, unknown>> = {
    temperature: request.temperature,
    top_p: request.topP,
    frequency_penalty: request.frequencyPenalty,
    presence_penalty: request.presencePenalty,
    [lengthName]: request.maxTokens,
    stream_options: { include_usage: true },
  };
  const accepted = PARAMETERS.filter(name => values[name] !== undefined && !refused.has(model, name));
  return {
    model,
    messages: request.messages.map(messageParam),
    stream: true,
    ...Object.fromEntries(accepted.map(name => [name, values[name]])),
  };
}

/** Text that was cut within a character would not be valid UTF-8. */
function messageParam({ role, content, images = [] }: ModelMessage): OpenAI.Chat.ChatCompletionMessageParam {
  const text = content.toWellFormed();
  if (role !== 'user' || images.length === 0) return { role, content: text };
  return {
    role,
    content: [{ type: 'text', text }, ...images.map(url => ({ type: 'image_url' as const, image_url: { url } }))],
  };
}
